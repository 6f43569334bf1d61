import type { Principal } from '@plumbline/contracts';

/** A principal of account 1 with the given properties and defaults for the others. */
export function actor(facts: Partial<Principal> = {}): Principal {
  return {
    accountId: 1,
    userId: 5,
    kind: 'in-house',
    owner: false,
    permissions: [],
    credential: { type: 'token', tokenId: 'test-token', scopes: ['read', 'write'] },
    userAgent: 'test/1.0',
    ...facts,
  };
}
