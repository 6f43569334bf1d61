import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { acceptedCoding, compress } from './compressed-document';

describe('the accepted coding', () => {
  it.each([
    [undefined, undefined],
    ['identity', undefined],
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.0, gzip;Q=0', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
  ])('of %j is %j', (header, coding) => expect(acceptedCoding(header)).toBe(coding));
});

it('is the same text in every coding, and has its own tag', async () => {
  const [one, same, other] = [await compress('one'), await compress('one'), await compress('other')];
  expect([gunzipSync(one.gzip), brotliDecompressSync(one.br)].map(String)).toEqual(['one', 'one']);
  expect([one.etag === same.etag, one.etag === other.etag]).toEqual([true, false]);
});
