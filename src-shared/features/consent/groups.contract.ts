import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { ChildId, PictureGroupId } from '#shared/domain/ids.ts';
import { filledLine } from '#shared/domain/text.ts';
import { ConsentChild } from './consent.model.ts';

/** Saved groups of children, to pick them all at once for a picture. */
export const pictureGroupsContract = {
  'consent.groups': query({
    needs: 'consent.write',
    input: z.strictObject({}),
    output: z.strictObject({
      groups: z.array(z.strictObject({ groupId: PictureGroupId, name: z.string(), children: z.number().int() })),
    }),
  }),
  /** Who is in a group and on roll, by name; and how many of it have left, who cannot be picked any more. */
  'consent.group': query({
    needs: 'consent.write',
    input: z.strictObject({ groupId: PictureGroupId }),
    output: z.strictObject({ children: z.array(ConsentChild), left: z.number().int() }),
  }),
  /** Keeps these children under a name. Error 'bad-input' for a name that another group has; 'not-allowed' for a child out of reach. */
  'consent.saveGroup': command({
    needs: 'consent.write',
    input: z.strictObject({ name: filledLine(60), childIds: z.array(ChildId).min(1).max(500) }),
    output: z.strictObject({ groupId: PictureGroupId }),
    audit: 'picture.group-saved',
  }),
  /** Another name, other children: what is given replaces what was. Errors as 'consent.saveGroup'; 'not-found'. */
  'consent.changeGroup': command({
    needs: 'consent.write',
    input: z.strictObject({
      groupId: PictureGroupId,
      name: filledLine(60),
      childIds: z.array(ChildId).min(1).max(500),
    }),
    output: z.strictObject({}),
    audit: 'picture.group-changed',
  }),
  'consent.dropGroup': command({
    needs: 'consent.write',
    input: z.strictObject({ groupId: PictureGroupId }),
    output: z.strictObject({}),
    audit: 'picture.group-removed',
  }),
};
