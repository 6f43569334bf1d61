import { eventsByType, projectCreated, ticketCreated, type EventEnvelope, type Principal } from '@plumbline/contracts';
import { v7 as uuidv7 } from 'uuid';

/** An owner of an account of their own, unless `given` says otherwise. */
export function anActor(given: Partial<Principal> = {}): Principal {
  return {
    accountId: nextAccount++,
    userId: 1,
    kind: 'in-house',
    owner: true,
    permissions: [],
    credential: { type: 'token', tokenId: '0123456789abcdef', scopes: ['read', 'write'] },
    ...given,
  };
}

let nextAccount = 1;

/** An event with the data of the catalogue's example, which happens now. Defaults to a created ticket. */
export function anEvent(given: Partial<EventEnvelope> & Pick<EventEnvelope, 'accountId'>): EventEnvelope {
  const type = given.type ?? ticketCreated.type;
  const { data } = (eventsByType.get(type) ?? ticketCreated).example;
  return { id: uuidv7(), type, occurredAt: new Date().toISOString(), data, ...given };
}

let nextProject = 1_000;

/** The creation of a project with a unique number. */
export function aProjectCreated({ accountId }: Principal): EventEnvelope & { projectId: number } {
  return { ...anEvent({ accountId, type: projectCreated.type }), projectId: nextProject++ };
}
