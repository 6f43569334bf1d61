import type { ApiResponse, TestAccount } from '@plumbline/testing';
import { givenAccount } from '../support/account';
import { ApiDescription, type OpenApi, type Operation } from '../support/api-description';
import { onePixelPng } from '../support/photo';

/** Errors that come from the state of the test account, not from the example. */
const circumstances = [
  // Nothing has been delivered or replayed in a new account.
  'webhooks.delivery-not-found',
  'webhooks.replay-not-found',
  // The webhook requires no verification.
  'webhooks.verification-not-required',
  // The examples name the caller, who is an owner and already activated.
  'identity.api-access-in-house-only',
  'identity.already-activated',
  // Each example is sent to both versions.
  'identity.email-taken',
];

describe('the examples of the OpenAPI document', () => {
  let account: TestAccount;
  let description: ApiDescription;
  beforeAll(async () => {
    account = await givenAccount({ limit: 10_000 });
    const ticket = await account.givenTicketPath();
    const attachment = `data:image/png;base64,${onePixelPng.toString('base64')}`;
    await account.api.post(`${ticket}/attachments`, { data: { attributes: { attachment } } });
    await account.givenWebhook({ 'target-url': 'https://erp.example.com/hook', events: ['ticket_created'] });
    const { body: me } = await account.api.get(`${account.v2}/me`);
    await account.api.post(`${account.v2}/groups`, { data: { attributes: { name: 'Shell', leader_id: me.data.id } } });
    const { body } = await account.api.get(`${account.v2}/openapi.json?project=${account.project}`);
    description = new ApiDescription(body as OpenApi);
  });

  const send = (method: string, path: string, { parameters, requestBody }: Operation): Promise<ApiResponse> => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      return encodeURIComponent(parameters.find((parameter) => parameter.name === name)?.example ?? '');
    });
    return account.api.request(method.toUpperCase(), filled, {
      body: requestBody?.content['application/json']?.example,
    });
  };
  /** Sends the examples of a method; returns refusals, and responses that differ from the documented schema. */
  const problemsOf = async (wanted: string) => {
    const problems: string[] = [];
    for (const [path, operations] of Object.entries(description.document.paths)) {
      const operation = operations[wanted];
      if (!operation || operation['x-access'] !== 'token') continue;
      const response = await send(wanted, path, operation);
      const { status, body } = response;
      const refusal = JSON.stringify(body?.errors?.[0] ?? body)?.slice(0, 200);
      const expected = status < 300 || circumstances.some((code) => refusal.includes(`"${code}"`));
      if (!expected) problems.push(`${wanted} ${path}: ${status} ${refusal}`);
      problems.push(...description.problemsOf(wanted, path, response).map((each) => `${wanted} ${path}: ${each}`));
    }
    return problems;
  };

  it('work for GET, with responses as documented', async () => expect(await problemsOf('get')).toEqual([]));
  it.each(['put', 'patch'])('work for %s, with responses as documented', async (method) =>
    expect(await problemsOf(method)).toEqual([]),
  );
  it('work for POST, with responses as documented', async () => expect(await problemsOf('post')).toEqual([]));
});
