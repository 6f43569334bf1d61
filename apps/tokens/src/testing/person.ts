import type { Principal } from '@plumbline/contracts';
import { randomUUID } from 'node:crypto';

let people = 0;

/** Somebody with API access who has signed in; a user of their own unless told. */
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
