import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, launch, type ManagedProcess } from '@plumbline/backing-services';
import { eventually } from '@plumbline/testing';
import { anActor } from '../../apps/webhooks/src/testing/samples';
import { WebhooksUnderTest } from '../../apps/webhooks/src/testing/webhooks-under-test';
import { builtPrograms, type BuiltProgram } from './built-programs';
import { forged, genuine, keys, onlyWithV1a, privateKey, secret, type SignedRequest } from './signed-requests';

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
      ({ url, receiver } = await start(program, inbox));
    });

    afterAll(async () => {
      await receiver.stop();
      rmSync(inbox, { recursive: true });
    });

    const respond = ({ headers, body }: SignedRequest) => fetch(url, { method: 'POST', headers, body });
    const send = async (request: SignedRequest) => (await respond(request)).status;
    const stored = (id: string) => readFileSync(join(inbox, id), 'utf8');

    const beyond = program.v1Only ? onlyWithV1a : [];

    it.each(Object.entries(genuine).filter(([name]) => !beyond.includes(name)))(
      'takes %s, and stores the body as it came',
      async (_name, make) => {
        const request = make();
        expect(await send(request)).toBe(204);
        expect(stored(request.headers['webhook-id']!)).toBe(request.body);
      },
    );

    it.each([...Object.entries(forged), ...beyond.map((name) => [name, genuine[name]!] as const)])(
      'refuses %s',
      async (_name, make) => {
        const before = readdirSync(inbox);
        expect(await send(make())).toBe(401);
        expect(readdirSync(inbox)).toEqual(before);
      },
    );

    it('takes a repeat, and keeps the first', async () => {
      const request = genuine['a signature of v1']!();
      const before = readdirSync(inbox).length;
      expect([await send(request), await send(request)]).toEqual([204, 204]);
      expect(readdirSync(inbox)).toHaveLength(before + 1);
    });

    const basicAuthorization = { authorization: 'Basic b3BlbjpzZXNhbWU=' };

    it.each([
      ['genuine', genuine['a signature of v1']!],
      ['forged', forged['a changed body']!],
    ])('repeats nothing of a %s request in its response', async (_kind, make) => {
      const { headers, body } = make();
      const request = { headers: { ...headers, ...basicAuthorization }, body };
      expect(await repeatedBy(await respond(request), request)).toEqual([]);
    });

    it('fails when it cannot store, repeats nothing, and takes the next attempt', async () => {
      const { headers, body } = genuine['a signature of v1']!();
      const request = { headers: { ...headers, ...basicAuthorization }, body };
      const response = await withoutFolder(inbox, () => respond(request));
      expect(response.status).toBeGreaterThanOrEqual(500);
      expect(await repeatedBy(response, request)).toEqual([]);
      expect(await send(request)).toBe(204);
      expect(stored(headers['webhook-id']!)).toBe(body);
    });

    const signers: [scheme: string, secret: string][] = [['v1', secret]];
    if (!program.v1Only) signers.push(['v1a', privateKey]);
    it.each(signers)('takes deliveries that the service has signed by %s', async (_scheme, signedBy) => {
      const actor = anActor();
      const { id } = await webhooks.givenEndpoint(actor, { targetUrl: url, secret: signedBy });
      const [eventId] = await webhooks.publish(actor);
      const delivery = await webhooks.delivery(actor, id, 'delivered', 1);
      expect(JSON.parse(stored(delivery.id))).toMatchObject({ event_id: eventId });
    });

    if (program.httpBasic) {
      it('takes deliveries with its user name and password only', async () => {
        const basicAuth = { username: 'plumbline', password: 'pässword' };
        const basic = { BASIC_USER: basicAuth.username, BASIC_PASSWORD: basicAuth.password };
        const guarded = await start(program, inbox, basic);
        try {
          const post = async (authorization: Record<string, string>) => {
            const { headers, body } = genuine['a signature of v1']!();
            return (await fetch(guarded.url, { method: 'POST', headers: { ...headers, ...authorization }, body }))
              .status;
          };
          const credentials = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
          const before = readdirSync(inbox);
          expect(await post({})).toBe(401);
          expect(await post(credentials('plumbline:password'))).toBe(401);
          expect(await post(credentials('other:pässword'))).toBe(401);
          expect(readdirSync(inbox)).toEqual(before);

          const actor = anActor();
          const { id } = await webhooks.givenEndpoint(actor, { targetUrl: guarded.url, secret, basicAuth });
          await webhooks.publish(actor);
          await webhooks.delivery(actor, id, 'delivered', 1);
        } finally {
          await guarded.receiver.stop();
        }
      });
    }
  },
);

/** Does something while there is a file in place of the folder. */
async function withoutFolder<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  const away = `${folder}-away`;
  renameSync(folder, away);
  writeFileSync(folder, '');
  try {
    return await act();
  } finally {
    rmSync(folder);
    renameSync(away, folder);
  }
}

/** The values of the request's headers, and its body, that the response has as well. */
async function repeatedBy(response: Response, { headers, body }: SignedRequest): Promise<string[]> {
  const text = [...response.headers.values(), await response.text()].join('\n');
  return [...Object.values(headers), body].filter((value) => text.includes(value));
}

async function start({ dir, start: [name, ...args] }: BuiltProgram, inbox: string, settings: NodeJS.ProcessEnv = {}) {
  const port = String(await freePort());
  const env = { ...process.env, WEBHOOK_KEYS: keys.join(' '), INBOX: inbox, PORT: port, ...settings };
  const receiver = await launch(
    name!,
    args.map((arg) => arg.replace('$PORT', port)),
    { cwd: dir, env, logFile: join(dir, 'log') },
  );
  const url = `http://127.0.0.1:${port}/hook`;
  // Its server may listen, and respond with 404, before it has the receiver.
  await eventually(async () => expect((await fetch(url, { method: 'POST' })).status).toBe(401), 30_000);
  return { url, receiver };
}
