import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BlobStore } from './blob-store';

const megabyte = 1024 * 1024;
const options = { folder: '1001', maxBytes: 20 * megabyte };

/** What every blob store does. `keys` lists the keys of all complete blobs. */
export function describeBlobStore(
  name: string,
  { store, keys }: { store: () => BlobStore; keys: () => Promise<string[]> },
) {
  describe(`a blob store (${name})`, () => {
    it.each([0, 1, 300_000, 12 * megabyte])('returns %d bytes unchanged, in full or by range', async (size) => {
      const content = randomBytes(size);
      const parts = Readable.from([content.subarray(0, 7), content.subarray(7)].filter(({ length }) => length > 0));
      const { key, head, ...measured } = await store().put(parts, options);
      expect(measured).toEqual({ size, sha256: createHash('sha256').update(content).digest('hex') });
      expect(head.equals(content.subarray(0, 4_100))).toBe(true);
      const blob = (await store().open(key))!;
      expect(blob.size).toBe(size);
      expect((await buffer(blob.read())).equals(content)).toBe(true);
      if (size < 20) return;
      expect((await buffer(blob.read({ start: 10, end: 19 }))).equals(content.subarray(10, 20))).toBe(true);
    });

    it('refuses a blob that is too large, and stores nothing', async () => {
      const before = await keys();
      const endless = Readable.from(
        (function* () {
          for (;;) yield randomBytes(megabyte);
        })(),
      );
      await expect(store().put(endless, options)).rejects.toMatchObject({ code: 'attachments.too-large' });
      expect(await keys()).toEqual(before);
    });

    it.each([100, 7 * megabyte])('stores nothing when the stream fails after %d bytes', async (size) => {
      const before = await keys();
      const broken = Readable.from(
        (function* () {
          yield randomBytes(size);
          throw new Error('The client has closed the connection.');
        })(),
      );
      await expect(store().put(broken, options)).rejects.toThrow('closed the connection');
      expect(await keys()).toEqual(before);
    });

    it('deletes a blob, also twice, and knows it no more', async () => {
      const { key } = await store().put(Readable.from([Buffer.from('x')]), options);
      await store().delete(key);
      await store().delete(key);
      expect(await store().open(key)).toBeUndefined();
    });

    it('can be used as it is configured', () => store().check());
  });
}
