import type { ChildFields, ContactFields } from './children.model.ts';

/** An empty record: what nobody has entered is empty, never guessed. */
export const EMPTY_CHILD: ChildFields = {
  surname: '',
  forename: '',
  middleNames: '',
  preferredSurname: '',
  preferredForename: '',
  born: null,
  sex: '',
  upn: '',
  admissionNumber: '',
  classId: null,
  yearGroup: '',
  street: '',
  town: '',
  postcode: '',
  phone: '',
  email: '',
  cpomsRef: '',
  paperPlace: '',
};
export const EMPTY_CONTACT: ContactFields = {
  title: '',
  forename: '',
  surname: '',
  relationship: '',
  responsibility: null,
  livesWith: null,
  phones: [],
  email: '',
  street: '',
  town: '',
  postcode: '',
};
