import * as fc from 'fast-check';
import { decodeSignal, encodeSignal } from './signal-message';

describe('signal messages', () => {
  it('are decoded as they were encoded, in parts that fit a notification', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('due' as const, 'changed' as const),
        fc.array(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { maxLength: 2_000 }),
        (kind, endpoints) => {
          const texts = encodeSignal({ kind, endpoints });
          for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThan(8_000);
          const read = texts.map(decodeSignal).flatMap((signal) => (signal?.kind === kind ? signal.endpoints : []));
          expect(read).toEqual(endpoints);
        },
      ),
    );
  });

  it('without endpoints are one text', () => {
    for (const kind of ['scan', 'shards'] as const)
      expect(encodeSignal({ kind }).map(decodeSignal)).toEqual([{ kind }]);
  });

  it.each(['', '{', '"due"', '{"kind":"of a later release"}', '{"kind":"due","endpoints":["1"]}'])(
    'of an unknown form are undefined: %j',
    (text) => expect(decodeSignal(text)).toBeUndefined(),
  );
});
