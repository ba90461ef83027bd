import { describe, expect, it } from 'vitest';
import { StaffId } from '#shared/domain/ids.ts';
import { peopleMatching, staffInitials } from '../../../src-renderer/features/access/people.ts';

const people = ['Mrs J Charlton', 'Mr C Jones', 'Mrs C Westgate', 'Ms Siân Öztürk', 'Dr L O’Brien'].map((name, at) => ({
  staffId: StaffId.parse(`0193a000-0000-7000-8000-00000000000${at}`),
  name,
  label: '',
  byCode: false,
}));
const found = (typed: string) => peopleMatching(people, typed).map(({ name }) => name);

describe('who is signing in', () => {
  it('lists everybody by surname before anything is typed', () => {
    expect(found('')).toEqual(['Mrs J Charlton', 'Mr C Jones', 'Dr L O’Brien', 'Ms Siân Öztürk', 'Mrs C Westgate']);
  });

  it('puts a surname that begins so before an initial', () => {
    expect(found('j')).toEqual(['Mr C Jones', 'Mrs J Charlton']);
    expect(found('c')).toEqual(['Mrs J Charlton', 'Mr C Jones', 'Mrs C Westgate']);
  });

  it('takes words in any order, without accents, apostrophes or titles', () => {
    expect(found('westgate c')).toEqual(['Mrs C Westgate']);
    expect(found('ozt')).toEqual(['Ms Siân Öztürk']);
    expect(found('obrien')).toEqual(['Dr L O’Brien']);
    expect(found('mrs wes')).toEqual(['Mrs C Westgate']);
  });

  it('finds nobody for letters inside a word', () => {
    expect(found('gate')).toEqual([]);
  });

  it('leaves the title out of the initials', () => {
    expect(people.map(({ name }) => staffInitials(name))).toEqual(['JC', 'CJ', 'CW', 'SÖ', 'LO']);
    expect(staffInitials('Cher')).toBe('C');
  });
});
