import {
  passwordChanged,
  tokenExpiring,
  tokenIssued,
  tokenRevoked,
  type EventContract,
  type EventEnvelope,
  type EventOf,
} from '@plumbline/contracts';
import type { Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { UserRepository } from '../user/user.repository';
import type { MailContent } from './mail';
import { MailQueue } from './mail-queue';

/** Sends mail to users about changes of their password and their access tokens. */
@Injectable()
export class MailNotices {
  constructor(
    private readonly mails: MailQueue,
    private readonly users: UserRepository,
  ) {}

  /** Queues the mail for an event, if there is one. A repeated event changes nothing. */
  async queue(tx: Transaction, event: EventEnvelope): Promise<void> {
    const notice = noticeOf(event);
    if (!notice) return;
    const { accountId, actor } = event;
    const user = await this.users.findById(tx, accountId, notice.userId);
    if (!user?.active) return;
    const names = await this.users.namesOf(tx, accountId, [actor?.userId ?? null]);
    const by = (actor && names.get(actor.userId)) ?? '?';
    await this.mails.add(tx, user, notice.content(by), event.id);
  }
}

export interface Notice {
  userId: number;
  /** `by` is the name of the user who caused the event. */
  content: (by: string) => MailContent;
}

/** The recipient and the content of the mail for an event; undefined if no mail is sent. */
export function noticeOf(event: EventEnvelope): Notice | undefined {
  const { occurredAt: at, actor } = event;
  const ip = actor?.ip;
  if (is(passwordChanged, event)) {
    const { userId, by } = event.data;
    // A user who has just accepted an invitation chose the password in the same step.
    return by === 'invitation' ? undefined : { userId, content: () => ({ kind: 'password-changed', at, ip }) };
  }
  if (is(tokenIssued, event)) {
    const { userId, name, tokenId, forExplorer } = event.data;
    // The user has just opened the API explorer.
    return forExplorer ? undefined : { userId, content: () => ({ kind: 'token-created', name, tokenId, at, ip }) };
  }
  if (is(tokenExpiring, event)) {
    const { userId, name, tokenId, days, expiresAt } = event.data;
    return { userId, content: () => ({ kind: 'token-expiring', name, tokenId, days, expiresAt }) };
  }
  if (is(tokenRevoked, event)) {
    const { userId, name, tokenId, reason } = event.data;
    if (reason === 'leaked') return { userId, content: () => ({ kind: 'token-leaked', name, tokenId, at }) };
    const bySomebodyElse = reason === 'deleted' && actor !== undefined && actor.userId !== userId;
    return bySomebodyElse ? { userId, content: (by) => ({ kind: 'token-deleted', name, tokenId, by, at }) } : undefined;
  }
  return undefined;
}

function is<C extends EventContract>(contract: C, event: EventEnvelope | EventOf<C>): event is EventOf<C> {
  return event.type === contract.type && contract.data.safeParse(event.data).success;
}
