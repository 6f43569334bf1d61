import type { Principal } from '@plumbline/contracts';

/** A principal of account 1 in whom only what a test names matters. */
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
