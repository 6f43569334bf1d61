import type { AuditEntry } from '@plumbline/contracts';
import { withinBytes } from './audit.policy';

describe('entries that are read at once', () => {
  const entries = ['a', 'b', 'c'].map((text) => ({ details: { text: text.repeat(89) } }) as unknown as AuditEntry);

  it.each([
    [1_000, 3],
    [300, 3],
    [299, 3],
    [199, 2],
    [1, 1],
  ])('end where they exceed %i bytes', (maxBytes, count) => {
    expect(withinBytes(entries, maxBytes)).toHaveLength(count);
  });
});
