import { usageOf } from './usage.policy';
import type { TokenUsage } from './usage.repository';

const [eight, nine] = ['2026-11-24T08:00:00.000Z', '2026-11-24T09:00:00.000Z'];
const used = (tokenId: string, userId: number, at: string, admitted: number, refused = 0): TokenUsage => ({
  ...{ tokenId, userId, at, admitted, refused },
  name: `token ${tokenId}`,
});
const everything = [used('a', 7, eight, 3), used('b', 8, eight, 20, 5), used('a', 7, nine, 4, 1)];

describe('the usage of tokens', () => {
  it('is summed over all tokens per step', () => {
    expect(usageOf(everything, () => true).total).toEqual([
      { at: eight, admitted: 23, refused: 5 },
      { at: nine, admitted: 4, refused: 1 },
    ]);
  });

  it('is listed by token, most used first', () => {
    const { tokens } = usageOf(everything, () => true);
    expect(tokens.map(({ tokenId, points }) => [tokenId, points.length])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('counts hidden tokens without naming them', () => {
    const { total, tokens } = usageOf(everything, (userId) => userId === 7);
    expect(tokens.map(({ tokenId }) => tokenId)).toEqual(['a']);
    expect(total[0]).toMatchObject({ admitted: 23 });
  });
});
