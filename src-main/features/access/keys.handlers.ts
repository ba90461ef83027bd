import { type Handlers, prepared } from '#main/core/handlers.ts';
import type { keysContract } from '#shared/features/access/keys.contract.ts';
import { setMeta } from './access.repo.ts';
import { enrol, makeEnrolmentCode } from './enrolment.service.ts';
import { makeCodeFor, signInByCode } from './one-time.service.ts';
import { rotateKey } from './rotation.service.ts';
import { recheckPassword } from './sign-in.service.ts';
import { openWayIn } from './ways-in.ts';

const DONE = {};

export const keysHandlers: Handlers<keyof typeof keysContract> = {
  'access.oneTimeCode': prepared(
    (input, { kernel, db, session }) => makeCodeFor(kernel, db, session, input.staffId),
    (_input, { tx, kernel }, { slot, code, until }) => {
      openWayIn(kernel, tx, slot);
      return { code, until };
    },
  ),
  'access.signInByCode': {
    lifecycle: async (input, kernel) => {
      await signInByCode(kernel, input);
      return DONE;
    },
  },
  'access.makeEnrolmentCode': prepared(
    async (input, { kernel, session }) => {
      await recheckPassword(kernel, session.staffId, input.password);
      return makeEnrolmentCode(kernel);
    },
    (_input, { tx }, { code, until, generation }) => {
      setMeta(tx, 'vault-generation', String(generation));
      return { code, until };
    },
  ),
  'access.enrol': {
    lifecycle: async (input, kernel) => {
      await enrol(kernel, input);
      return DONE;
    },
  },
  'access.rotateKey': {
    lifecycle: async ({ password }, kernel) => {
      await rotateKey(kernel, password);
      return DONE;
    },
  },
};
