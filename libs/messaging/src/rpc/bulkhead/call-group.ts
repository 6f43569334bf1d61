import type { RpcContract } from '@plumbline/contracts';

/**
 * Whose calls share a bulkhead: those of one account, by its id, or those of all callers without credentials. The gateway's own calls, such as looking up
 * the credentials of a request, are in no group: every request needs them, and they take little time.
 */
export type CallGroup = number | 'unauthenticated' | undefined;

/** The group of a call to a contract, for an account if there is one. */
export function callGroupOf(
  contract: Pick<RpcContract, 'unauthenticated'> | undefined,
  accountId: number | undefined,
): CallGroup {
  return accountId ?? (contract?.unauthenticated ? 'unauthenticated' : undefined);
}

/** How many calls there may be at once. */
export interface GroupLimits {
  total: number;
  /** Of all groups. The rest is left to the gateway's own calls. */
  grouped: number;
  perAccount: number;
  /** Of all callers without credentials. */
  unauthenticated: number;
}

/** Divides a total: an account may use a quarter, callers without credentials half, and all groups three quarters. */
export function groupLimitsOf(total: number): GroupLimits {
  return {
    total,
    grouped: Math.ceil((total * 3) / 4),
    perAccount: Math.ceil(total / 4),
    unauthenticated: Math.ceil(total / 2),
  };
}

/** The limit of one group. */
export function limitOf(group: CallGroup, limits: GroupLimits): number {
  if (group === undefined) return limits.total;
  return group === 'unauthenticated' ? limits.unauthenticated : limits.perAccount;
}
