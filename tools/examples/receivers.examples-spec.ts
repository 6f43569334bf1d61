import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, launch, type ManagedProcess } from '@plumbline/backing-services';
import { eventually } from '@plumbline/testing';
import { anActor } from '../../apps/webhooks/src/testing/samples';
import { WebhooksUnderTest } from '../../apps/webhooks/src/testing/webhooks-under-test';
import { builtPrograms, type BuiltProgram } from './built-programs';
import { forged, genuine, keys, privateKey, secret, type SignedRequest } from './signed-requests';

let webhooks: WebhooksUnderTest;

beforeAll(async () => {
  webhooks = await WebhooksUnderTest.start();
});
afterAll(() => webhooks.stop());

describe.each(builtPrograms('receivers').map((program) => [program.folder, program] as const))(
  'the example %s',
  (_, program) => {
    let inbox: string;
    let url: string;
    let receiver: ManagedProcess;

    beforeAll(async () => {
      inbox = mkdtempSync(join(tmpdir(), 'plumbline-inbox-'));
      const port = await freePort();
      url = `http://127.0.0.1:${port}/hook`;
      receiver = await start(program, inbox, port);
      await eventually(async () => fetch(url, { method: 'POST' }), 30_000);
    });

    afterAll(async () => {
      await receiver.stop();
      rmSync(inbox, { recursive: true });
    });

    const send = async ({ headers, body }: SignedRequest) =>
      (await fetch(url, { method: 'POST', headers, body })).status;
    const stored = (id: string) => readFileSync(join(inbox, id), 'utf8');

    it.each(Object.entries(genuine))('takes %s, and stores the body as it came', async (_name, make) => {
      const request = make();
      expect(await send(request)).toBe(204);
      expect(stored(request.headers['webhook-id']!)).toBe(request.body);
    });

    it.each(Object.entries(forged))('refuses %s', async (_name, make) => {
      const before = readdirSync(inbox);
      expect(await send(make())).toBe(401);
      expect(readdirSync(inbox)).toEqual(before);
    });

    it('takes a repeat, and keeps the first', async () => {
      const request = genuine['a signature of v1']!();
      const before = readdirSync(inbox).length;
      expect([await send(request), await send(request)]).toEqual([204, 204]);
      expect(readdirSync(inbox)).toHaveLength(before + 1);
    });

    it.each([
      ['v1', secret],
      ['v1a', privateKey],
    ])('takes deliveries that the service has signed by %s', async (_scheme, signedBy) => {
      const actor = anActor();
      const { id } = await webhooks.givenEndpoint(actor, { targetUrl: url, secret: signedBy });
      const [eventId] = await webhooks.publish(actor);
      const delivery = await webhooks.delivery(actor, id, 'delivered', 1);
      expect(JSON.parse(stored(delivery.id))).toMatchObject({ event_id: eventId });
    });
  },
);

function start({ dir, start: [name, ...args] }: BuiltProgram, inbox: string, port: number): Promise<ManagedProcess> {
  const env = { ...process.env, WEBHOOK_KEYS: keys.join(' '), INBOX: inbox, PORT: String(port) };
  const logFile = join(dir, 'log');
  return launch(
    name!,
    args.map((arg) => arg.replace('$PORT', String(port))),
    { cwd: dir, env, logFile },
  );
}
