import { randomUUID } from 'node:crypto';
import { eventually, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { onePixelPng } from '../support/photo';
import { ticketUuidOf } from '../support/received-ticket';
import { backUp, destroyAndRestore, kill } from '../support/system';

const writers = 4;

describe('an installation that is destroyed and restored from a backup', () => {
  let subscriber: RecordingSubscriber;
  beforeAll(async () => {
    subscriber = await RecordingSubscriber.start();
  });
  afterAll(() => subscriber.stop());

  it('has lost nothing that was accepted before the backup, and delivers what waited in the broker', async () => {
    const account = await givenAccount({ limit: 1_000_000 });
    await account.givenWebhook({ 'target-url': subscriber.url('/backup'), events: ['ticket_created'] });
    const load = createTickets(account);
    await eventually(() => expect(subscriber.received.length).toBeGreaterThan(50), 60_000);
    const photo = await uploadPhoto(account);

    // From here on events are published and wait in the broker, which no backup contains.
    await kill('webhooks');
    const before = load.accepted.length;
    await eventually(() => expect(load.accepted.length).toBeGreaterThan(before + 100), 60_000);
    const accepted = [...load.accepted];
    await backUp();
    await load.stop();
    const waiting = missing(accepted);
    expect(waiting.length).toBeGreaterThan(0);
    await destroyAndRestore();

    await eventually(() => expect(missing(accepted)).toEqual([]), 120_000);
    expect(await download(account, photo)).toEqual(onePixelPng);
    await eventually(async () => expect((await account.createTicket()).status).toBe(201), 30_000);
    const ids = new Map<string, Set<string>>();
    for (const request of subscriber.received) {
      const uuid = ticketUuidOf(request);
      ids.set(uuid, (ids.get(uuid) ?? new Set()).add(String(request.headers['webhook-id'])));
    }
    expect([...ids.values()].filter(({ size }) => size > 1)).toEqual([]);
    process.stdout.write(
      `backup: ${accepted.length} accepted before it, ${waiting.length} of them waited in the broker, 0 lost, ` +
        `${subscriber.received.length - ids.size} repeats\n`,
    );
  }, 400_000);

  const missing = (tickets: readonly string[]) => {
    const arrived = new Set(subscriber.received.map(ticketUuidOf));
    return tickets.filter((uuid) => !arrived.has(uuid));
  };

  /** Creates tickets until it is stopped, and collects the UUIDs of the accepted ones. */
  function createTickets(account: TestAccount): { accepted: string[]; stop(): Promise<void> } {
    const accepted: string[] = [];
    let wanted = true;
    const write = async () => {
      while (wanted) {
        const { status, body } = await account.createTicket();
        if (status === 201) accepted.push(body.data.attributes.uuid as string);
      }
    };
    const writing = Promise.all(Array.from({ length: writers }, write));
    return {
      accepted,
      async stop() {
        wanted = false;
        await writing;
      },
    };
  }
});

/** Attaches a photo to a new ticket. Returns the path of the ticket's attachments. */
async function uploadPhoto(account: TestAccount): Promise<string> {
  const path = `${await account.givenTicketPath()}/attachments`;
  const attachment = `data:image/png;base64,${onePixelPng.toString('base64')}`;
  const attributes = { uuid: randomUUID(), attachment, 'attachment-name': 'wall.png' };
  expect((await account.api.post(path, { data: { attributes } })).status).toBe(201);
  return path;
}

async function download(account: TestAccount, attachments: string): Promise<Buffer> {
  const { body } = await account.api.get(attachments);
  const response = await fetch(body.included[0].attributes['image-url'] as string);
  return Buffer.from(await response.arrayBuffer());
}
