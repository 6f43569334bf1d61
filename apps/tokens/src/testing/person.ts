import { randomUUID } from 'node:crypto';
import type { Principal } from '@plumbline/contracts';

let people = 0;

/** A signed-in user with API access. Defaults to a new user. */
export function aPerson(facts: Partial<Principal> = {}): Principal {
  return {
    accountId: 1,
    userId: ++people,
    kind: 'in-house',
    owner: false,
    permissions: ['api_documentation_access'],
    credential: { type: 'session', sessionId: randomUUID() },
    ...facts,
  };
}
