import { setTimeout as later } from 'node:timers/promises';
import { atARate, eventually, RecordingSubscriber } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { ticketUuidOf } from '../support/received-ticket';
import { kill, start } from '../support/system';

const createEveryMs = 33;
/** A killed process starts again within this time, so that tickets are created before, during and after the outage. */
const createForMs = 12_000;
const killAfterMs = 1_500;
const downForMs = 2_000;
/** The longest deadline of a call is 10 seconds. The rest is for a busy machine. */
const respondWithinMs = 15_000;

interface Received {
  webhookId: string;
  uuid: string;
}

/** Kills one process after another while tickets are created. Every accepted ticket must arrive, and every call must get a response. */
describe('a system whose processes are killed', () => {
  let subscriber: RecordingSubscriber;
  beforeEach(async () => {
    subscriber = await RecordingSubscriber.start();
  });
  afterEach(() => subscriber.stop());

  it.each(['webhooks', 'projects', 'broker', 'database'] as const)(
    'loses no accepted ticket when the %s is killed and started again',
    async (victim) => {
      const account = await givenAccount({ limit: 100_000 });
      await account.givenWebhook({ 'target-url': subscriber.url('/faults'), events: ['ticket_created'] });

      const killing = (async () => {
        await later(killAfterMs);
        await kill(victim);
        await later(downForMs);
        await start(victim);
      })();
      const responses = await atARate(createEveryMs, createForMs, (index) =>
        account.createTicket({ subject: `Ticket ${index}` }),
      );
      await killing;

      const slowest = Math.max(...responses.map(({ durationMs }) => durationMs));
      const accepted = responses.filter(({ status }) => status === 201);
      const refused = responses.filter(({ status }) => status !== 201);
      await eventually(async () => expect((await account.createTicket()).status).toBe(201), 60_000);
      expect(
        refused.filter(({ status }) => ![503, 504].includes(status)).map(({ status, body }) => [status, body]),
      ).toEqual([]);
      expect(slowest).toBeLessThan(respondWithinMs);

      const received = (): Received[] =>
        subscriber.received.map((request) => ({
          webhookId: String(request.headers['webhook-id']),
          uuid: ticketUuidOf(request),
        }));
      const missing = () => {
        const arrived = new Set(received().map(({ uuid }) => uuid));
        return accepted.filter(({ body }) => !arrived.has(body.data.attributes.uuid as string)).length;
      };
      await eventually(() => expect(missing()).toBe(0), 90_000);

      const idsByTicket = new Map<string, Set<string>>();
      for (const { uuid, webhookId } of received()) {
        idsByTicket.set(uuid, (idsByTicket.get(uuid) ?? new Set()).add(webhookId));
      }
      expect([...idsByTicket.values()].every((ids) => ids.size === 1)).toBe(true);
      process.stdout.write(
        `${victim}: ${accepted.length} accepted, ${refused.length} refused, ${received().length - idsByTicket.size} repeats, slowest response ${slowest.toFixed(0)} ms\n`,
      );
    },
    240_000,
  );
});
