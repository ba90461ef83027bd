import { z } from 'zod';
import { command } from '#shared/contract/define.ts';
import { ChildId, DecisionId, EvidenceId } from '#shared/domain/ids.ts';
import { filledLine } from '#shared/domain/text.ts';

/** The largest scan, as base64: the same as for a signed plan. */
export const MOST_SCAN = 20_000_000;

/**
 * Scans of what was signed. They are looked at by their address, `/evidence/<id>`, which asks who may and writes the look into the
 * audit before the bytes leave; the history says which there are.
 */
export const evidenceContract = {
  /** Keeps a scan, byte for byte, with the answers that it shows. Errors: 'evidence-unreadable'; 'not-found': no such answer of this child. */
  'consent.attachEvidence': command({
    needs: 'consent.write',
    input: z.strictObject({
      childId: ChildId,
      decisionIds: z.array(DecisionId).min(1).max(60),
      /** It is a whole form: it stands with every answer that the same person gave at the same moment. */
      wholeForm: z.boolean(),
      title: filledLine(120),
      base64: z.base64().max(MOST_SCAN),
    }),
    output: z.strictObject({ evidenceId: EvidenceId }),
    child: 'childId',
    audit: 'consent.evidence-attached',
    bulky: true,
  }),
  /** A scan does not belong here: nobody is shown it any more, and the history says who took it off and why. Error 'changed-elsewhere'. */
  'consent.takeEvidenceOff': command({
    needs: 'consent.write',
    input: z.strictObject({ childId: ChildId, evidenceId: EvidenceId, words: filledLine(300) }),
    output: z.strictObject({}),
    child: 'childId',
    audit: 'consent.evidence-taken-off',
  }),
};
