import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { AppError } from '#main/core/app-error.ts';
import { processPhoto } from '#main/features/photos/process-photo.ts';

const PHOTOS = new URL('../../../fixtures/hudson-road/photos/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, PHOTOS));

const refusal = async (bytes: Buffer): Promise<string> =>
  processPhoto(bytes).then(
    () => 'was read',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** A PNG whose header promises this size, with a few bytes of picture. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Red above blue, as a camera held sideways stores it. */
async function sideways(): Promise<Buffer> {
  const red = await sharp({ create: { width: 600, height: 300, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const upright = await sharp({ create: { width: 600, height: 600, channels: 3, background: 'blue' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer();
  // Orientation 6: turn a quarter clockwise to see it upright.
  return sharp(upright)
    .rotate(270)
    .jpeg()
    .withMetadata({ orientation: 6, exif: { IFD0: { Artist: 'Studio Canary' } } })
    .toBuffer();
}

async function colourAt(picture: Buffer, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
  if (r > 200 && b < 60) return 'red';
  if (b > 200 && r < 60) return 'blue';
  return r > 240 && g > 240 && b > 240 ? 'white' : `${r},${g},${b}`;
}

test('turns upright, squares, and leaves no metadata', async () => {
  const source = await sideways();
  expect(source.includes('Studio Canary')).toBe(true);
  const { full, thumb, sha256 } = await processPhoto(source);
  for (const [picture, size] of [
    [full, 480],
    [thumb, 192],
  ] as const) {
    const meta = await sharp(picture).metadata();
    expect([meta.format, meta.width, meta.height]).toEqual(['jpeg', size, size]);
    expect([meta.exif, meta.orientation, meta.icc, meta.xmp]).toEqual([undefined, undefined, undefined, undefined]);
    expect(picture.includes('Studio Canary')).toBe(false);
    expect(await colourAt(picture, size / 2, Math.round(size * 0.1))).toBe('red');
    expect(await colourAt(picture, size / 2, Math.round(size * 0.9))).toBe('blue');
  }
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await processPhoto(source)).sha256).toBe(sha256);
});

test('of a tall picture the upper part is kept, where a face is', async () => {
  const red = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const tall = await sharp({ create: { width: 300, height: 900, channels: 3, background: 'blue' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer();
  expect(await colourAt((await processPhoto(tall)).thumb, 96, 150)).toBe('red');
});

test('what is clear in a PNG becomes white, not black', async () => {
  const clear = await sharp({ create: { width: 50, height: 50, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer();
  expect(await colourAt((await processPhoto(clear)).full, 10, 10)).toBe('white');
});

test('reads the school’s JPEG and PNG photos', async () => {
  for (const name of ['D999200126107.JPG', '004219.PNG', 'Nowak_Chloë.jpg', 'E999200126100.jpeg'])
    expect((await sharp((await processPhoto(fixture(name))).full).metadata()).width).toBe(480);
});

test('refuses a picture of 50,000 by 50,000 by its header, at once', async () => {
  await processPhoto(fixture('004008.JPG'));
  const started = performance.now();
  expect(await refusal(pngOf(50_000, 50_000))).toBe('picture-too-large');
  expect(performance.now() - started).toBeLessThan(500);
});

test('refuses what is no JPEG or PNG, whatever its name', async () => {
  const image = sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } });
  expect(await refusal(fixture('004062 (2).jpg'))).toBe('picture-unreadable');
  expect(await refusal(await image.clone().webp().toBuffer())).toBe('picture-unreadable');
  expect(await refusal(await image.clone().tiff().toBuffer())).toBe('picture-unreadable');
  expect(await refusal(await image.clone().gif().toBuffer())).toBe('picture-unreadable');
  expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('picture-unreadable');
  expect(await refusal(Buffer.alloc(0))).toBe('picture-unreadable');
});

test('the other decoders are shut, not only refused by their first bytes', async () => {
  const webp = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } })
    .webp()
    .toBuffer();
  await expect(sharp(webp).metadata()).rejects.toThrow();
});

test('refuses a picture that is cut or hurt', async () => {
  const whole = await sideways();
  expect(await refusal(whole.subarray(0, whole.length >> 1))).toBe('picture-unreadable');
  expect(await refusal(whole.subarray(0, 40))).toBe('picture-unreadable');
  expect(await refusal(pngOf(300, 300))).toBe('picture-unreadable');
});

/** Four colours, one to a quarter. */
async function quarters(): Promise<Buffer> {
  const quarter = (background: string) =>
    sharp({ create: { width: 200, height: 200, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp({ create: { width: 400, height: 400, channels: 3, background: 'red' } })
    .composite([
      { input: await quarter('white'), left: 0, top: 200 },
      { input: await quarter('blue'), left: 200, top: 200 },
    ])
    .png()
    .toBuffer();
}

test('keeps the square that somebody chose, of the original', async () => {
  const source = await quarters();
  for (const [crop, colour] of [
    [{ left: 0, top: 0, size: 200 }, 'red'],
    [{ left: 200, top: 200, size: 200 }, 'blue'],
    [{ left: 0, top: 200, size: 200 }, 'white'],
  ] as const) {
    const { full, thumb } = await processPhoto(source, crop);
    for (const [x, y] of [
      [8, 8],
      [96, 96],
      [184, 184],
    ] as const) {
      expect(await colourAt(thumb, x, y), JSON.stringify(crop)).toBe(colour);
    }
    expect((await sharp(full).metadata()).width).toBe(480);
  }
});

test('counts the square in the picture as it is seen, not as a camera held sideways stored it', async () => {
  const source = await sideways();
  const { full } = await processPhoto(source, { left: 0, top: 0, size: 280 });
  expect([await colourAt(full, 20, 20), await colourAt(full, 460, 460)]).toEqual(['red', 'red']);
  const below = await processPhoto(source, { left: 300, top: 310, size: 280 });
  expect(await colourAt(below.full, 240, 240)).toBe('blue');
});

test('refuses a square that is not within the upright picture', async () => {
  const tall = await sharp({ create: { width: 300, height: 500, channels: 3, background: 'red' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  // Seen, it is 500 wide and 300 high.
  await expect(processPhoto(tall, { left: 200, top: 0, size: 300 })).resolves.toBeTruthy();
  for (const crop of [
    { left: 0, top: 100, size: 300 },
    { left: 201, top: 0, size: 300 },
    { left: 0, top: 0, size: 301 },
  ]) {
    await expect(processPhoto(tall, crop), JSON.stringify(crop)).rejects.toMatchObject({ code: 'bad-input' });
  }
});
