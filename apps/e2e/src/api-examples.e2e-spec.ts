import { givenAccount, type AccountAtHand } from './support/account';
import type { Answer } from './support/client';
import { onePixelPng } from './support/photo';

interface Operation {
  'x-access': 'token' | 'session' | 'public';
  parameters: { in: string; name: string; example?: string }[];
  requestBody?: { content: Record<string, { example?: object }> };
}

/** Refusals that say nothing against an example. */
const circumstances = [
  // Nothing has been delivered or replayed in a new account.
  'webhooks.delivery-not-found',
  'webhooks.replay-not-found',
  // The webhook that is there asks for no proof.
  'webhooks.verification-not-required',
  // The examples are about the reader, who here is the owner and has long been activated.
  'identity.api-access-in-house-only',
  'identity.already-activated',
  // Each is sent under both versions.
  'identity.email-taken',
];

describe('the examples of the API description, sent as they are', () => {
  let account: AccountAtHand;
  let paths: Record<string, Record<string, Operation>>;
  beforeAll(async () => {
    account = await givenAccount({ limit: 10_000 });
    const ticket = await account.givenTicketPath();
    const attachment = `data:image/png;base64,${onePixelPng.toString('base64')}`;
    await account.api.post(`${ticket}/attachments`, { data: { attributes: { attachment } } });
    await account.givenWebhook({ 'target-url': 'https://erp.example.com/hook', events: ['ticket_created'] });
    const { body } = await account.api.get(`${account.v2}/openapi.json?project=${account.project}`);
    paths = body.paths as typeof paths;
  });

  const send = (method: string, path: string, { parameters, requestBody }: Operation): Promise<Answer> => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      return encodeURIComponent(parameters.find((parameter) => parameter.name === name)?.example ?? '');
    });
    return account.api.request(method.toUpperCase(), filled, {
      body: requestBody?.content['application/json']?.example,
    });
  };
  const refusedOf = async (wanted: string) => {
    const refused: string[] = [];
    for (const [path, operations] of Object.entries(paths)) {
      const operation = operations[wanted];
      if (!operation || operation['x-access'] !== 'token') continue;
      const { status, body } = await send(wanted, path, operation);
      if (status < 300) continue;
      refused.push(`${wanted} ${path}: ${status} ${JSON.stringify(body?.errors?.[0] ?? body).slice(0, 200)}`);
    }
    return refused.filter((line) => !circumstances.some((code) => line.includes(`"${code}"`)));
  };

  it('are read', async () => expect(await refusedOf('get')).toEqual([]));
  it('change what they say', async () => expect(await refusedOf('put')).toEqual([]));
  it('create what they say', async () => expect(await refusedOf('post')).toEqual([]));
});
