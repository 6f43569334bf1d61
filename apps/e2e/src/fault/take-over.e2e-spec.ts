import { type ApiResponse, atARate, eventually, RecordingSubscriber, type TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { gauge, kill, start, stop } from '../support/system';

const webhooks = 8;
/** On an idle machine, shards move within a quarter of this time. */
const movedWithinMs = 60_000;
const shards = 64;

describe('two processes of the webhooks service', () => {
  let subscriber: RecordingSubscriber;
  let account: TestAccount;
  beforeAll(async () => {
    subscriber = await RecordingSubscriber.start();
    account = await givenAccount({ limit: 100_000 });
    for (let n = 0; n < webhooks; n++) {
      await account.givenWebhook({ 'target-url': subscriber.url(`/${n}`), events: ['ticket_created'] });
    }
  });
  // Leaves one process that serves all shards to the next test file.
  afterAll(async () => {
    await start('webhooks');
    await stop('webhooks-2');
    await eventually(async () => expect(await served('webhooks')).toBe(shards), movedWithinMs);
    await subscriber.stop();
  });

  const served = (part: 'webhooks' | 'webhooks-2') => gauge(part, 'plumbline_webhook_shards_served');
  const createTickets = async (): Promise<number> => {
    const responses: ApiResponse[] = await atARate(50, 5_000, () => account.createTicket());
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201]));
    return responses.length;
  };
  const idsReceived = () => subscriber.received.map(({ headers }) => String(headers['webhook-id']));

  it('share the shards, and send no delivery twice while shards move', async () => {
    const starting = start('webhooks-2');
    const during = await createTickets();
    await starting;
    await eventually(async () => {
      expect([await served('webhooks'), await served('webhooks-2')]).toEqual([shards / 2, shards / 2]);
    }, movedWithinMs);
    const after = await createTickets();

    const deliveries = (during + after) * webhooks;
    await eventually(() => expect(new Set(idsReceived()).size).toBe(deliveries), movedWithinMs);
    expect(idsReceived()).toHaveLength(deliveries);
  }, 240_000);

  it('take over the shards of a killed one', async () => {
    const before = new Set(idsReceived()).size;
    await kill('webhooks');
    const killedAt = Date.now();
    const tickets = await createTickets();
    await eventually(async () => expect(await served('webhooks-2')).toBe(shards), movedWithinMs);
    process.stdout.write(`take-over: all shards served again ${Date.now() - killedAt} ms after the kill\n`);
    await eventually(() => expect(new Set(idsReceived()).size).toBe(before + tickets * webhooks), movedWithinMs);
  }, 240_000);
});
