import { Injectable } from '@nestjs/common';
import type { readFeed, RpcReply, RpcRequest } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { Database } from '@plumbline/persistence';
import { requireOwner } from '../../endpoint/endpoint.policy';
import { checkEvents, namesFor } from '../../endpoint/settings/event-choice.policy';
import { RetentionRepository } from '../../retention/retention.repository';
import { readCursor, writeCursor, type FeedCursor } from './feed-cursor';
import { FeedRepository, type FoundEvent } from './feed.repository';

/** Lists an account's events for clients that poll instead of receiving webhooks. */
@Injectable()
export class FeedService {
  constructor(
    private readonly database: Database,
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
    requireOwner(actor);
    const { reader } = this.database;
    const names = types ? namesFor(validTypes(types)) : null;
    const firstKeptDay = await this.retention.firstKeptDay(reader);
    const after = text === undefined ? { event: 0, day: firstKeptDay } : cursorOf(text);
    const query = { after, names, projectIds: projectIds ?? null, limit };
    const { events, next, hasMore } = await this.feed.read(reader, actor.accountId, query);
    // Checked last: events of a day that is kept now were complete when they were read.
    if (after.day < (await this.retention.firstKeptDay(reader))) throw expired();
    // Events of earlier days are deleted, or were moved to a later day.
    const day = next.day > firstKeptDay ? next.day : firstKeptDay;
    return { items: events.map(viewOf), nextCursor: writeCursor({ ...next, day }), hasMore };
  }
}

function cursorOf(text: string): FeedCursor {
  const cursor = readCursor(text);
  if (cursor) return cursor;
  throw new DomainError('request.invalid', {
    detail: 'after must be the unchanged meta.next-cursor of an earlier response.',
    source: { parameter: 'after' },
  });
}

function expired(): DomainError {
  return new DomainError('feed.cursor-expired', {
    detail:
      'Events after this cursor are no longer kept. Start again without after, from the oldest event that is kept.',
    source: { parameter: 'after' },
  });
}

function validTypes(types: readonly string[]): readonly string[] {
  const [problem] = checkEvents(types);
  if (!problem) return types;
  throw new DomainError(problem.code, { detail: problem.detail, source: { parameter: 'types' } });
}

function viewOf({ number: _, occurredAt, receivedAt, ...event }: FoundEvent) {
  return { ...event, occurredAt: occurredAt.toISOString(), receivedAt: receivedAt.toISOString() };
}
