import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp, { type Sharp } from 'sharp';
import { drawInProcess } from './thumbnail-process';

const image = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: 'red' }, limitInputPixels: false });
const sample = (name: string) => readFile(join(__dirname, '../corpus/samples', name));
const draw = (bytes: Buffer, timeoutMs?: number) => drawInProcess(Readable.from([bytes]), timeoutMs);

/** A photo whose header says that it has 40 megapixels. It has no small version. */
async function hugeHeic(): Promise<Buffer> {
  const bytes = await sample('pillow.heic');
  const size = bytes.indexOf('ispe') + 8;
  bytes.writeUInt32BE(8_000, size);
  bytes.writeUInt32BE(5_000, size + 4);
  return bytes;
}

/** An image of 2 kB that has 9999 x 9999 pixels, by its header. */
async function hugeAvif(): Promise<Buffer> {
  const bytes = await image(64, 64).avif({ effort: 0 }).toBuffer();
  const size = bytes.indexOf('ispe') + 8;
  bytes.writeUInt32BE(9_999, size);
  bytes.writeUInt32BE(9_999, size + 4);
  return bytes;
}

describe('the process that draws a thumbnail', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)('draws %s', async (format) => {
    const { outcome, thumbnail } = await draw(await image(900, 600).toFormat(format).toBuffer());
    expect(outcome).toBe('drawn');
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 400, height: 267 });
  });

  it('draws the photo of a phone, from the small version in it, upright', async () => {
    const { outcome, thumbnail } = await draw(await sample('turned.heic'));
    expect(outcome).toBe('drawn');
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 320, height: 212 });
  });

  it.each([
    ['AVIF', hugeAvif],
    ['HEIC', hugeHeic],
  ])('refuses an image in %s with too many pixels before it decodes it', async (_, bytes) => {
    expect((await draw(await bytes())).outcome).toBe('too-large');
  });

  it('ends when it takes too much memory', async () => {
    // Interlaced, so that it is decoded as a whole.
    const bytes = await image(9_900, 9_900).png({ progressive: true, compressionLevel: 1 }).toBuffer();
    expect((await draw(bytes, 60_000)).outcome).toBe('out-of-memory');
  });

  it('ends when it takes too long', async () => {
    expect((await draw(await image(9, 9).png().toBuffer(), 1)).outcome).toBe('timed-out');
  });

  it.each([
    ['part of an image', async () => (await image(900, 600).png().toBuffer()).subarray(0, 200)],
    ['a format of which no thumbnail is drawn', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', async () => Buffer.alloc(0)],
  ])('cannot read %s', async (_, bytes) => expect((await draw(await bytes())).outcome).toBe('unreadable'));

  it('draws nothing when the image cannot be read from the store', async () => {
    async function* broken() {
      yield Buffer.from('GIF89a');
      throw new Error('the store is down');
    }
    expect((await drawInProcess(Readable.from(broken()))).outcome).not.toBe('drawn');
  });
});
