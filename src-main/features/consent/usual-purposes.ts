import type { NewPurpose } from './purposes.repo.ts';

const pictures = (
  name: string,
  description: string,
  wording: string,
  more: Partial<Pick<NewPurpose, 'noFullName' | 'condition'>> = {},
): NewPurpose => ({
  ...{ name, description, wording, kind: 'pictures', basis: 'consent', validity: { kind: 'until-leaving' } },
  ...{ noFullName: false, condition: '', ...more },
});
const UNNAMED = { noFullName: true };

/**
 * What schools' forms usually ask about, all by consent: the policy asks permission for social and printed media. The questions are a
 * beginning in plain words; the school words, adds and retires them as it likes. No biometrics: a school that uses them adds that.
 */
export const USUAL_PURPOSES: readonly NewPurpose[] = [
  pictures(
    'Website',
    'Pages that anybody in the world can see.',
    'May a picture in which your child can be recognised appear on the school’s website?',
    UNNAMED,
  ),
  pictures(
    'Social media',
    'The school’s own pages on social networks. Others can copy and share what is there.',
    'May a picture in which your child can be recognised appear on the school’s social media pages?',
    UNNAMED,
  ),
  pictures(
    'Printed prospectus / newsletter',
    'Printed and handed out, also to families who do not know the school yet.',
    'May a picture in which your child can be recognised appear in the school’s printed prospectus or newsletter?',
    UNNAMED,
  ),
  pictures(
    'Local press',
    'Newspapers and their websites. What the press has, the school cannot take back.',
    'May a picture in which your child can be recognised be given to the local press?',
    UNNAMED,
  ),
  pictures(
    'Displays in school',
    'Walls and books inside the building, where visitors pass.',
    'May a picture of your child be shown on displays in school?',
  ),
  pictures(
    'Video',
    'Films of assemblies, plays and sports, shown in school and to families.',
    'May your child be filmed in school, and the film be shown to families of the school?',
    UNNAMED,
  ),
  pictures(
    'Official school photographer',
    'Individual and class pictures that families can buy.',
    'May the school’s photographer take pictures of your child, alone and with the class, for families to buy?',
  ),
];
