import { AppError } from '#main/core/app-error.ts';
import { checkPlanFile } from '#main/features/medical/plan-file.ts';

export { insertScan, scansNamed, takeScanOff } from './evidence.repo.ts';

export interface ScanFile {
  readonly bytes: Buffer;
  readonly mime: string;
}

/** A scan is read to its end as a signed plan is: half of a form would be shown as if it were the form. Error 'evidence-unreadable'. */
export async function readScan(base64: string): Promise<ScanFile> {
  const bytes = Buffer.from(base64, 'base64');
  try {
    return { bytes, mime: await checkPlanFile(bytes) };
  } catch (cause) {
    throw new AppError('evidence-unreadable', { cause });
  }
}
