/** What the first two steps collect. Kept while one goes back and forth. */
export interface Draft {
  readonly school: {
    readonly name: string;
    readonly street: string;
    readonly town: string;
    readonly postcode: string;
    readonly phone: string;
  };
  readonly leadName: string;
  readonly leadLabel: string;
  readonly password: string;
  readonly again: string;
  /** Said on purpose where the PC has no password store. */
  readonly acceptsPasswordOnly: boolean;
}

export const EMPTY_DRAFT: Draft = {
  school: { name: '', street: '', town: '', postcode: '', phone: '' },
  leadName: '',
  leadLabel: 'Headteacher',
  password: '',
  again: '',
  acceptsPasswordOnly: false,
};

/** The fields of `access.setUp` that stand on the second step. */
export const LEAD_FIELDS = /^(lead\.|password|mode)/;
