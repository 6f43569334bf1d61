import { defaultRateLimit, type Account, type RateLimit } from '@plumbline/contracts';

/** What is stored of an account. */
export interface StoredAccount {
  id: number;
  name: string;
  /** What an operator has set; null for the installation's default. */
  rateLimit: RateLimit | null;
  /** Whether people may make access tokens that never expire. */
  tokensMayNeverExpire: boolean;
  createdAt: Date;
}

/** The account as callers see it. */
export function toAccount({ id, name, rateLimit, tokensMayNeverExpire }: StoredAccount): Account {
  return { id, name, rateLimit: rateLimit ?? defaultRateLimit, tokensMayNeverExpire };
}
