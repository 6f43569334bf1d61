import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { decoded } from './content-decoding';
import { maxReadBytes } from './response-excerpt';

const body = (bytes: Buffer, complete = true) => ({ bytes, complete });
const text = Buffer.from('{"error":"größer als erwartet"}');

describe('decoded', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['X-GZIP', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['identity', text],
    ['deflate, gzip', gzipSync(deflateSync(text))],
  ])('decodes %s', async (encoding, bytes) => expect(await decoded(body(bytes), encoding)).toEqual(body(text)));

  it('keeps what comes before the place where a body is cut off', async () => {
    const long = Buffer.from(Array.from({ length: 2_000 }, (_, index) => index).join(','));
    const { bytes, complete } = await decoded(body(gzipSync(long).subarray(0, 2_000), false), 'gzip');
    expect(complete).toBe(false);
    expect(bytes.length).toBeGreaterThan(1_000);
    expect(long.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  it('stops at the bound of a body', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect((await decoded(body(bomb), 'gzip')).bytes.length).toBe(maxReadBytes);
    expect((await decoded(body(gzipSync(bomb)), 'gzip, gzip')).bytes.length).toBe(maxReadBytes);
  });

  it.each([
    ['an unknown coding', 'zstd'],
    ['a coding that it does not have', 'gzip'],
    ['too many codings', 'gzip, gzip, gzip'],
    ['no coding', undefined],
  ])('leaves a body with %s as it is', async (_, encoding) =>
    expect(await decoded(body(text), encoding)).toEqual(body(text)),
  );
});
