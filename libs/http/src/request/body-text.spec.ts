import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { readBodyText } from './body-text';

const text = '{"subject":"Türe klemmt"}';
const read = (bytes: Buffer, encoding?: string, limit = 1_000) =>
  readBodyText(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]), encoding, limit);
const refusal = (code: string, detail = '') =>
  expect.objectContaining({ code, message: expect.stringContaining(detail) as string }) as Error;

describe('the text of a body', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
    [undefined, Buffer.from(text)],
  ])('is read with the encoding %s', async (encoding, bytes) => {
    expect(await read(bytes, encoding)).toBe(text);
  });

  it('has no byte order mark', async () => {
    expect(await read(Buffer.from(`\ufeff${text}`))).toBe(text);
  });

  it.each([
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['half a character', Buffer.from(text).subarray(0, 14)],
  ])('is refused in %s', async (_name, bytes) => {
    await expect(read(bytes)).rejects.toThrow(refusal('request.malformed', 'not UTF-8'));
  });

  it.each(['zstd', 'gzip, br', 'constructor'])('is refused with the encoding %s', async (encoding) => {
    await expect(read(gzipSync(text), encoding)).rejects.toThrow(refusal('request.unsupported-media-type', 'gzip'));
  });

  it.each([
    ['is not compressed', Buffer.from(text)],
    ['ends too early', gzipSync(text).subarray(0, 20)],
  ])('is refused when it %s as declared', async (_name, bytes) => {
    await expect(read(bytes, 'gzip')).rejects.toThrow(refusal('request.malformed', 'Content-Encoding'));
  });

  it('is bounded as it arrives, and decompressed', async () => {
    await expect(read(Buffer.alloc(2_000))).rejects.toThrow(refusal('request.too-large'));
    await expect(read(gzipSync(Buffer.alloc(50_000_000)), 'gzip', 60_000)).rejects.toThrow(
      refusal('request.too-large'),
    );
  });
});
