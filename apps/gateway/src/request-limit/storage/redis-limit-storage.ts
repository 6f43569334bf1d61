import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { LimitConnections } from './limit-redis';
import { limitRecord, mostFirst, type LimitRecord } from './limit-storage';
import type { SharedHit, SharedLimitStorage } from './shared-limit-storage';
import { hitsChannel, mergeScript, readScript, slidingLogScript } from './sliding-log-script';

type Reply = [admitted: number, used: number, resetMs: number, retryMs: number, ...counts: (string | number)[]];

/** The key of the log, the window and the age in milliseconds, and the ids of the request and its token. */
const publishedHit = z.tuple([z.string(), z.number(), z.string(), z.string(), z.number()]);

interface LogCommands {
  slidingLog(
    log: string,
    cool: string,
    limit: number,
    windowMs: number,
    coolMs: number,
    tokenId: string,
    hitId: string,
  ): Promise<Reply>;
  mergeLog(log: string, windowMs: number, ...hits: (string | number)[]): Promise<void>;
  readLog(log: string): Promise<(string | number)[]>;
}

/** Logs that are read or merged at a time. */
const batchSize = 200;

/** The request limits that several gateways share, counted in Redis by its clock. Rejects when Redis fails, see `FailoverLimitStorage`. */
export class RedisLimitStorage implements SharedLimitStorage {
  private readonly commands: Redis & LogCommands;
  private readonly subscription: Redis;

  /**
   * @param replyWithinMs After this time without a reply, Redis counts as lost. A gateway that alone takes it for lost can exceed a limit, so a
   * busy machine must not do that.
   */
  constructor(
    { commands, subscription }: LimitConnections,
    private readonly replyWithinMs = 1_000,
  ) {
    commands.defineCommand('slidingLog', { numberOfKeys: 2, lua: slidingLogScript });
    commands.defineCommand('mergeLog', { numberOfKeys: 1, lua: mergeScript });
    commands.defineCommand('readLog', { numberOfKeys: 1, lua: readScript });
    this.commands = commands as Redis & LogCommands;
    this.subscription = subscription;
  }

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    tokenId: string,
    hitId: string,
  ): Promise<LimitRecord> {
    return toRecord(
      await this.inTime(this.commands.slidingLog(logOf(key), coolOf(key), limit, ttl, blockDuration, tokenId, hitId)),
    );
  }

  async peek(key: string, ttl: number, limit: number): Promise<LimitRecord> {
    return toRecord(await this.inTime(this.commands.slidingLog(logOf(key), coolOf(key), limit, ttl, 0, '', '')));
  }

  async exchange(hits: Iterable<SharedHit>): Promise<SharedHit[]> {
    // A replica would read but not count.
    await this.inTime(this.commands.set('plumbline:limit:writable', '', 'PX', 1_000));
    const byKey = new Map<string, SharedHit[]>();
    for (const hit of hits) {
      const ofKey = byKey.get(hit.key);
      if (ofKey) ofKey.push(hit);
      else byKey.set(hit.key, [hit]);
    }
    await inBatches([...byKey], ([key, ofKey]) => {
      const facts = ofKey.flatMap(({ id, tokenId, ageMs }) => [id, tokenId, Math.floor(ageMs)]);
      return this.inTime(this.commands.mergeLog(logOf(key), ofKey[0]!.windowMs, ...facts));
    });
    return this.read();
  }

  onHit(listener: (hit: SharedHit) => void): void {
    this.subscription.on('message', (_, message: string) => {
      const hit = hitIn(message);
      if (hit) listener(hit);
      else this.subscription.emit('error', new Error(`A message on ${hitsChannel} is not from a gateway.`));
    });
  }

  onListening(listener: () => void): void {
    const subscribe = async () => {
      // The listener sends commands: at a start it would otherwise find the store lost because the other connection is slower.
      await this.commandsReady();
      await this.subscription.subscribe(hitsChannel);
    };
    // A subscription that has lost its connection is repeated when it is ready again. One that Redis refuses is for an operator to mend.
    const report = (error: unknown) => this.subscription.emit('error', error);
    const start = () => void subscribe().then(listener, report);
    if (this.subscription.status === 'ready') start();
    this.subscription.on('ready', start);
  }

  private async commandsReady(): Promise<void> {
    if (this.commands.status !== 'ready') await new Promise<unknown>((resolve) => this.commands.once('ready', resolve));
  }

  onLost(listener: (error: Error) => void): void {
    this.commands.on('close', () => listener(new Error('The connection to Redis was closed.')));
  }

  /** Rejects when Redis does not reply in time. */
  private inTime<T>(reply: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error(`Redis did not reply within ${this.replyWithinMs} ms.`));
      // After a pause of this process, the timer runs before the replies are read that have arrived meanwhile: they come first.
      const timer = setTimeout(() => setImmediate(giveUp), this.replyWithinMs);
      void reply.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  private async read(): Promise<SharedHit[]> {
    const logs = new Set<string>();
    let cursor = '0';
    do {
      const page = await this.inTime(this.commands.scan(cursor, 'MATCH', logOf('*'), 'COUNT', batchSize));
      cursor = page[0];
      for (const log of page[1]) logs.add(log);
    } while (cursor !== '0');
    const hits: SharedHit[] = [];
    await inBatches([...logs], async (log) => {
      const [windowMs, ...facts] = await this.inTime(this.commands.readLog(log));
      for (let index = 0; index < facts.length; index += 3) {
        const [id, tokenId, ageMs] = [String(facts[index]), String(facts[index + 1]), Number(facts[index + 2])];
        hits.push({ key: keyOf(log), windowMs: Number(windowMs), id, tokenId, ageMs });
      }
    });
    return hits;
  }
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let index = 0; index < items.length; index += batchSize) {
    await Promise.all(items.slice(index, index + batchSize).map(work));
  }
}

/** The braces keep both keys on the same node of a Redis cluster. */
function logOf(key: string): string {
  return `plumbline:limit:{${key}}:log`;
}

function coolOf(key: string): string {
  return `plumbline:limit:{${key}}:cool`;
}

function keyOf(log: string): string {
  return log.slice(log.indexOf('{') + 1, log.lastIndexOf('}'));
}

/** Undefined for a message that the script did not publish. */
function hitIn(message: string): SharedHit | undefined {
  const { data } = publishedHit.safeParse(parsed(message));
  if (!data) return undefined;
  const [log, windowMs, id, tokenId, ageMs] = data;
  return { key: keyOf(log), windowMs, id, tokenId, ageMs };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function toRecord([admitted, used, resetMs, retryMs, ...counts]: Reply): LimitRecord {
  const usage: [string, number][] = [];
  for (let index = 0; index < counts.length; index += 2) {
    usage.push([String(counts[index]), Number(counts[index + 1])]);
  }
  return limitRecord({
    used,
    resetMs,
    retryMs,
    admitted: admitted === 1,
    usage: usage.length > 0 ? mostFirst(usage) : undefined,
  });
}
