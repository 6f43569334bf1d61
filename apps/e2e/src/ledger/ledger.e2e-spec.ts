import { setTimeout as later } from 'node:timers/promises';
import { eventually, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { ticketUuidOf } from '../support/received-ticket';
import { kill, start } from '../support/system';

/** Set by LEDGER_EVENTS. The full test has 20,000 events; see CONTRIBUTING.md. */
const events = Number(process.env['LEDGER_EVENTS'] ?? 6_000);
const endpoints = 40;
/** Processes are killed while tickets are created at this rate, and at least for this number of rounds. */
const eventsPerSecond = 167;
const minRounds = 2;
/** Pauses between two kills, at random: the processes are up for this long. */
const upForMs = { min: 1_000, max: 4_000 };
/** Concurrent clients that create tickets. */
const writers = 12;
const victims = ['broker', 'database', 'webhooks', 'projects'] as const;

/**
 * Compares what the API accepted with what subscribers received: tickets of 40 projects, each with its webhook, while the broker, the
 * database, the dispatcher (`webhooks`) and the relay (`projects`) are killed at random.
 */
describe('thousands of events for 40 webhooks', () => {
  let subscriber: RecordingSubscriber;
  beforeAll(async () => {
    if (!Number.isInteger(events) || events < 1) throw new Error('LEDGER_EVENTS is not a positive whole number.');
    subscriber = await RecordingSubscriber.start();
  });
  afterAll(() => subscriber.stop());

  it('all arrive while processes are killed, and repeats have the same webhook-id', async () => {
    const account = await givenAccount({ limit: 1_000_000 });
    const projects = await givenProjectsWithWebhooks(account);
    const [accepted, kills] = await Promise.all([createTickets(account, projects), killAtRandom()]);
    await eventually(async () => expect((await createTicket(account, projects[0]!)).status).toBe(201), 60_000);

    const arrived = new Map<string, string[]>();
    let read = 0;
    const missing = () => {
      for (; read < subscriber.received.length; read++) {
        const request = subscriber.received[read]!;
        const uuid = ticketUuidOf(request);
        arrived.set(uuid, [...(arrived.get(uuid) ?? []), String(request.headers['webhook-id'])]);
      }
      return accepted.filter((uuid) => !arrived.has(uuid)).length;
    };
    await eventually(() => expect(missing()).toBe(0), 180_000);

    expect([...arrived.values()].filter((ids) => new Set(ids).size > 1)).toEqual([]);
    const repeats = [...arrived.values()].reduce((sum, ids) => sum + ids.length - 1, 0);
    process.stdout.write(`ledger: ${accepted.length} accepted, 0 missing, ${repeats} repeats, ${kills.join(', ')}\n`);
  }, 900_000);

  async function givenProjectsWithWebhooks(account: TestAccount): Promise<Place[]> {
    const places: Place[] = [];
    for (let index = 0; index < endpoints; index++) {
      const project = await made(account.session.post(`${account.v1}/projects`, attributes({ name: `Site ${index}` })));
      const component = await made(
        account.session.post(`${account.v1}/projects/${project}/components`, attributes({ name: 'Floor' })),
      );
      await account.session.post(
        `${account.v1}/projects/${project}/ticket_types_project`,
        attributes({ 'ticket-type-id': account.ticketType }),
      );
      await account.givenWebhook({
        'target-url': subscriber.url(`/ledger/${index}`),
        events: ['ticket_created'],
        'project-ids': [project],
      });
      places.push({ project, component });
    }
    return places;
  }

  /** Creates tickets at an even rate for as long as processes are killed, catches up after an outage, and returns the UUIDs of accepted ones. */
  async function createTickets(account: TestAccount, places: Place[]): Promise<string[]> {
    const accepted: string[] = [];
    const begun = Date.now();
    let next = 0;
    const write = async () => {
      while (accepted.length < events) {
        await later(Math.max(0, begun + accepted.length * (1_000 / eventsPerSecond) - Date.now()));
        const place = places[next++ % places.length]!;
        const { status, body } = await createTicket(account, place);
        if (status === 201) accepted.push(body.data.attributes.uuid as string);
        // A process is down. A client pauses before it tries again.
        else await later(50);
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
    return accepted;
  }

  /** Kills in rounds: every victim once a round, in random order. Finishes the round in which the time ends. */
  async function killAtRandom(): Promise<string[]> {
    const end = Date.now() + events * (1_000 / eventsPerSecond);
    const kills = new Map<string, number>(victims.map((victim) => [victim, 0]));
    for (let round = 0; round < minRounds || Date.now() < end; round++) {
      for (const victim of shuffled(victims)) {
        await later(upForMs.min + Math.random() * (upForMs.max - upForMs.min));
        await kill(victim);
        await later(Math.random() * 2_000);
        await start(victim);
        kills.set(victim, kills.get(victim)! + 1);
      }
    }
    return [...kills].map(([victim, times]) => `${victim} killed ${times} times`);
  }
});

/** A copy in random order. */
function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

interface Place {
  project: string;
  component: string;
}

const attributes = (fields: object) => ({ data: { attributes: fields } });

async function made(response: ReturnType<TestAccount['session']['post']>): Promise<string> {
  const { status, body } = await response;
  expect(status).toBe(201);
  return body.data.id as string;
}

function createTicket({ api, v2, ticketType }: TestAccount, { project, component }: Place) {
  return api.post(
    `${v2}/projects/${project}/tickets`,
    attributes({ subject: 'Ledger', 'ticket-type-id': ticketType, 'component-id': component }),
  );
}
