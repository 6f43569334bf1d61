import { Injectable } from '@nestjs/common';
import type { readFeed, RpcReply, RpcRequest } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { mayManageWebhooks } from '../../endpoint/endpoint.policy';
import { checkEvents, namesFor } from '../../endpoint/settings/event-choice.policy';
import { RetentionRepository } from '../../retention/retention.repository';
import { readCursor, writeCursor, type FeedCursor } from './feed-cursor';
import { FeedRepository, type FoundEvent } from './feed.repository';

/** An account's events, for who cannot receive them and asks for them instead. */
@Injectable()
export class FeedService {
  constructor(
    private readonly feed: FeedRepository,
    private readonly retention: RetentionRepository,
  ) {}

  async read({
    actor,
    after: text,
    types,
    projectIds,
    limit,
  }: RpcRequest<typeof readFeed>): Promise<RpcReply<typeof readFeed>> {
    if (!mayManageWebhooks(actor)) throw new DomainError('access.owner-required');
    const names = types ? namesFor(known(types)) : null;
    const firstKeptDay = await this.retention.read();
    const after = text === undefined ? { event: 0, day: firstKeptDay } : cursorOf(text);
    const { events, next, hasMore } = await this.feed.read({
      accountId: actor.accountId,
      after,
      names,
      projectIds: projectIds ?? null,
      limit,
    });
    // Looked at last: what retention had not passed by now was there when the events were read.
    if (after.day < (await this.retention.read())) throw expired();
    // Older events are gone, or were carried to a later day.
    const day = next.day > firstKeptDay ? next.day : firstKeptDay;
    return { items: events.map(viewOf), nextCursor: writeCursor({ ...next, day }), hasMore };
  }
}

function cursorOf(text: string): FeedCursor {
  const cursor = readCursor(text);
  if (cursor) return cursor;
  throw new DomainError('request.invalid', {
    detail: 'after takes meta.next-cursor of an answer before, as it is.',
    source: { parameter: 'after' },
  });
}

function expired(): DomainError {
  return new DomainError('feed.cursor-expired', {
    detail: 'Events after this cursor are no longer kept. Begin again without after, at the oldest that are.',
    source: { parameter: 'after' },
  });
}

function known(types: readonly string[]): readonly string[] {
  const [problem] = checkEvents(types);
  if (!problem) return types;
  throw new DomainError(problem.code, { detail: problem.detail, source: { parameter: 'types' } });
}

function viewOf({ number: _, occurredAt, receivedAt, ...event }: FoundEvent) {
  return { ...event, occurredAt: occurredAt.toISOString(), receivedAt: receivedAt.toISOString() };
}
