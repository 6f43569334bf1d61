import type { Usage, UsagePoint } from '@plumbline/contracts';
import type { TokenUsage } from './usage.repository';

/** An account's requests per step, in total and for each token that the caller may see, the most used token first. */
export function usageOf(used: readonly TokenUsage[], maySee: (userId: number) => boolean): Usage {
  const total = new Map<string, UsagePoint>();
  const tokens = new Map<string, Usage['tokens'][number]>();
  for (const { tokenId, userId, name, at, admitted, refused } of used) {
    const sum = total.get(at) ?? { at, admitted: 0, refused: 0 };
    total.set(at, { at, admitted: sum.admitted + admitted, refused: sum.refused + refused });
    if (!maySee(userId)) continue;
    const token = tokens.get(tokenId) ?? { tokenId, userId, name, points: [] };
    token.points.push({ at, admitted, refused });
    tokens.set(tokenId, token);
  }
  const requestsOf = ({ points }: Usage['tokens'][number]) =>
    points.reduce((sum, { admitted, refused }) => sum + admitted + refused, 0);
  return { total: [...total.values()], tokens: [...tokens.values()].sort((a, b) => requestsOf(b) - requestsOf(a)) };
}
