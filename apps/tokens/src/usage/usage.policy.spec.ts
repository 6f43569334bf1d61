import { usageOf } from './usage.policy';
import type { TokenUsage } from './usage.repository';

const [eight, nine] = ['2026-11-24T08:00:00.000Z', '2026-11-24T09:00:00.000Z'];
const used = (tokenId: string, userId: number, at: string, admitted: number, refused = 0): TokenUsage => ({
  ...{ tokenId, userId, at, admitted, refused },
  name: `token ${tokenId}`,
});
const everything = [used('a', 7, eight, 3), used('b', 8, eight, 20, 5), used('a', 7, nine, 4, 1)];

describe('what tokens were used', () => {
  it('is summed up over all of them, step by step', () => {
    expect(usageOf(everything, () => true).total).toEqual([
      { at: eight, admitted: 23, refused: 5 },
      { at: nine, admitted: 4, refused: 1 },
    ]);
  });

  it('is told token by token, the busiest first', () => {
    const { tokens } = usageOf(everything, () => true);
    expect(tokens.map(({ tokenId, points }) => [tokenId, points.length])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('names no token that is not to be seen, and counts it all the same', () => {
    const { total, tokens } = usageOf(everything, (userId) => userId === 7);
    expect(tokens.map(({ tokenId }) => tokenId)).toEqual(['a']);
    expect(total[0]).toMatchObject({ admitted: 23 });
  });
});
