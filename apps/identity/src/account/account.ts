import { defaultRateLimit, type Account, type RateLimit } from '@plumbline/contracts';

/** A row of an account. */
export interface StoredAccount {
  id: number;
  name: string;
  /** The request limit that an operator has set; null for the installation's default. */
  rateLimit: RateLimit | null;
  /** Whether users may create access tokens that never expire. */
  tokensMayNeverExpire: boolean;
  createdAt: Date;
}

/** The account as RPC replies contain it. */
export function toAccount({ id, name, rateLimit, tokensMayNeverExpire }: StoredAccount): Account {
  return { id, name, rateLimit: rateLimit ?? defaultRateLimit, tokensMayNeverExpire };
}
