import * as fc from 'fast-check';
import { readSignal, signalTexts } from './signal-message';

describe('a signal', () => {
  it('reads as it was written, in parts that fit a notification', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('due' as const, 'changed' as const),
        fc.array(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { maxLength: 2_000 }),
        (kind, endpoints) => {
          const texts = signalTexts({ kind, endpoints });
          for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThan(8_000);
          const read = texts.map(readSignal).flatMap((signal) => (signal?.kind === kind ? signal.endpoints : []));
          expect(read).toEqual(endpoints);
        },
      ),
    );
  });

  it('without endpoints is one text', () => {
    for (const kind of ['look', 'shards'] as const) expect(signalTexts({ kind }).map(readSignal)).toEqual([{ kind }]);
  });

  it.each(['', '{', '"due"', '{"kind":"of a later version"}', '{"kind":"due","endpoints":["1"]}'])(
    'that is not one (%j) is nothing',
    (text) => expect(readSignal(text)).toBeUndefined(),
  );
});
