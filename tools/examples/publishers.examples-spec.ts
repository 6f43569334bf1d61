import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServiceBacking, type ServiceBacking } from '@plumbline/service-testing';
import { topology } from '@plumbline/contracts';
import { connect } from 'amqplib';
import { anActor } from '../../apps/webhooks/src/testing/samples';
import { WebhooksUnderTest } from '../../apps/webhooks/src/testing/webhooks-under-test';
import { root } from '../installation/paths';
import { builtPrograms, runToEnd, type BuiltProgram } from './built-programs';

const input = readFileSync(join(root, 'examples/publishers/comment.json'), 'utf8');

describe.each(builtPrograms('publishers').map((program) => [program.folder, program] as const))(
  'the example %s',
  (_, program) => {
    it('publishes events that reach the webhooks, as a user who may only write', async () => {
      const actor = anActor();
      const { path } = await webhooks.givenEndpoint(actor);
      const { exitCode, output, errors } = await publish(program, publisherUrl, actor.accountId);
      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
      const [request] = await webhooks.arrival(path);
      expect(JSON.parse(request!.body)).toMatchObject({
        event_name: 'comment_added',
        event_id: output.trim(),
        data: JSON.parse(input) as unknown,
      });
    });

    it('fails when no queue takes the event', async () => {
      const { exitCode, output } = await publish(program, withoutQueues.rabbitUrl);
      expect(exitCode).not.toBe(0);
      expect(output).toBe('');
    });

    it('fails when the broker refuses the event', async () => {
      const { exitCode, output } = await publish(program, readerUrl);
      expect(exitCode).not.toBe(0);
      expect(output).toBe('');
    });
  },
);

let webhooks: WebhooksUnderTest;
let withoutQueues: ServiceBacking;
let withoutRight: ServiceBacking;
let publisherUrl: string;
let readerUrl: string;

beforeAll(async () => {
  webhooks = await WebhooksUnderTest.start();
  publisherUrl = await webhooks.brokerUrlOfUser({ configure: '', write: '^domain\\.events$', read: '' });
  [withoutQueues, withoutRight] = await Promise.all([startServiceBacking('webhooks'), startServiceBacking('webhooks')]);
  for (const { rabbitUrl } of [withoutQueues, withoutRight]) {
    const broker = await connect(rabbitUrl);
    await (await broker.createChannel()).assertExchange(topology.events, 'topic');
    await broker.close();
  }
  readerUrl = await withoutRight.rabbitUrlOfUser('reader', { configure: '', write: '', read: '.*' });
});

afterAll(async () => {
  await Promise.all([withoutQueues.stop(), withoutRight.stop()]);
  await webhooks.stop();
});

const publish = (program: BuiltProgram, url: string, accountId = 1) =>
  runToEnd(program, { args: ['comment.added'], env: { RABBITMQ_URL: url, ACCOUNT_ID: String(accountId) }, input });
