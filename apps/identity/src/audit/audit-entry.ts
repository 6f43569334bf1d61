import { eventsByType, signInFailed, toShortCode, type AuditEntry, type EventEnvelope } from '@plumbline/contracts';
import { validDataOf } from '@plumbline/messaging';

/** What an audit entry takes from its event. The names of users are added from the database. */
export interface AuditFacts {
  actorKind: AuditEntry['actor']['kind'];
  actorUserId: number | null;
  ip: string | null;
  subject: Omit<AuditEntry['subject'], 'name'> & { name: string | null };
  details: Record<string, unknown>;
}

interface Family {
  type: AuditEntry['subject']['type'];
  /** The field of the event's data with the subject's id. */
  id: string;
  /** The field with the id of the user to whom the subject belongs. */
  userId?: string;
  name?: (data: Record<string, unknown>) => string | null;
}

const families: Record<string, Family | undefined> = {
  account: { type: 'account', id: 'accountId', name: textAt('name') },
  user: { type: 'user', id: 'userId', userId: 'userId', name: fullName },
  group: { type: 'group', id: 'groupId', userId: 'userId', name: textAt('name') },
  session: { type: 'session', id: 'sessionId', userId: 'userId' },
  token: { type: 'token', id: 'tokenId', userId: 'userId', name: textAt('name') },
  webhook: { type: 'webhook', id: 'endpointId', name: textAt('description') },
};

/**
 * The facts for the audit entry of an event. Undefined for an event that the trail does not contain.
 * @throws DomainError `events.invalid` when its data does not fit the contract: with such an entry the trail could not be read.
 */
export function auditFactsOf(event: EventEnvelope): AuditFacts | undefined {
  const [word = ''] = event.type.split('.', 1);
  const family = families[word];
  const contract = eventsByType.get(event.type);
  if (!family || !contract) return undefined;
  validDataOf(contract, event);
  // An event about a user has the user's id in `id`, an event about something that belongs to a user in `userId`.
  const data: Record<string, unknown> = { accountId: event.accountId, userId: event.data['id'], ...event.data };
  const userId = family.userId === undefined ? null : numberAt(data, family.userId);
  const id = data[family.id];
  return {
    actorKind: actorKindOf(event),
    actorUserId: event.actor?.userId ?? null,
    ip: event.actor?.ip ?? textAt('presentedFrom')(event.data) ?? textAt('ip')(event.data),
    subject: {
      type: family.type,
      id: typeof id === 'number' ? toShortCode(id) : String(id),
      name: family.name?.(data) ?? null,
      userId,
    },
    details: event.data,
  };
}

function actorKindOf({ type, actor, data }: EventEnvelope): AuditFacts['actorKind'] {
  if (actor) return 'user';
  if (data['reason'] === 'leaked') return 'bearer';
  if (type === signInFailed.type) return 'stranger';
  // Only an operator's command changes accounts and users without an actor.
  return type.startsWith('account.') || type.startsWith('user.') ? 'operator' : 'system';
}

function textAt(name: string): (data: Record<string, unknown>) => string | null {
  return ({ [name]: text }) => (typeof text === 'string' ? text : null);
}

function numberAt(data: Record<string, unknown>, name: string): number | null {
  const value = data[name];
  return typeof value === 'number' ? value : null;
}

function fullName({ firstName, lastName }: Record<string, unknown>): string | null {
  return typeof firstName === 'string' && typeof lastName === 'string' ? `${firstName} ${lastName}` : null;
}
