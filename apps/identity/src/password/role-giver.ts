import { fromShortCode, memberAdded, memberChanged, type EventEnvelope } from '@plumbline/contracts';
import { validDataOf } from '@plumbline/messaging';

/** That a user was given a role in a project, and by whom: 0 when no user caused it. */
export interface GivenRole {
  accountId: number;
  userId: number;
  giverId: number;
}

/** The role that an event gives; undefined for every other event. @throws DomainError `events.invalid` */
export function roleGivenBy(event: EventEnvelope): GivenRole | undefined {
  const contract = [memberAdded, memberChanged].find(({ type }) => type === event.type);
  if (!contract) return undefined;
  const { id } = validDataOf(contract, event);
  const userId = fromShortCode(id);
  return userId === undefined ? undefined : { accountId: event.accountId, userId, giverId: event.actor?.userId ?? 0 };
}
