import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkPlanFile } from '#main/features/medical/plan-file.ts';

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 250, g: 240, b: 90 } }, limitInputPixels: false });
/** Rows that differ, so that half of the file is half of the rows. */
const noisy = (format: 'jpeg' | 'png') => {
  const pixels = Buffer.from(Array.from({ length: 400 * 400 * 3 }, (_, i) => (i * 7919) % 251));
  return sharp(pixels, { raw: { width: 400, height: 400, channels: 3 } })
    .toFormat(format)
    .toBuffer();
};
const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
const refused = { code: 'plan-unreadable' };

describe('the file of a signed plan', () => {
  it('takes whole pictures and PDFs, whatever stands after their end mark', async () => {
    expect(await checkPlanFile(await noisy('jpeg'))).toBe('image/jpeg');
    expect(await checkPlanFile(await noisy('png'))).toBe('image/png');
    for (const end of ['%%EOF', '%%EOF\r\n', `%%EOF\n${'\0'.repeat(5000)}`, '%%EOF\n<!-- scanner 3.1 -->']) {
      expect(await checkPlanFile(Buffer.from(`%PDF-1.7\nplan\n${end}`))).toBe('application/pdf');
    }
  });

  it('takes a page of A3 at 600 dpi', async () => {
    expect(await checkPlanFile(await blank(7016, 9921).jpeg().toBuffer())).toBe('image/jpeg');
  });

  it.each(['jpeg', 'png'] as const)('refuses a %s that was cut off', async (format) => {
    const whole = await noisy(format);
    await expect(checkPlanFile(half(whole))).rejects.toMatchObject(refused);
    await expect(checkPlanFile(whole.subarray(0, whole.length - 400))).rejects.toMatchObject(refused);
  });

  it('refuses a picture of more points than can be drawn', async () => {
    await expect(checkPlanFile(await blank(20_000, 20_000).png().toBuffer())).rejects.toMatchObject(refused);
  });

  it('refuses a PDF without its end, and what is neither', async () => {
    for (const words of [
      '%PDF-1.7\nnot a plan',
      `%PDF-1.7\n%%EOF\n${'half of an object '.repeat(100)}`,
      '<html>',
      '',
    ]) {
      await expect(checkPlanFile(Buffer.from(words)), words.slice(0, 20)).rejects.toMatchObject(refused);
    }
    await expect(checkPlanFile(Buffer.from('\x89PNG<svg onload=alert(1)>', 'latin1'))).rejects.toMatchObject(refused);
  });
});
