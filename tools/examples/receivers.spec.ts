import { receive } from '../../examples/receivers/fetch/receiver';
import { isGenuine } from '../../examples/receivers/node/signature';
import { forged, genuine, keys, type SignedRequest } from './signed-requests';

const published = {
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature':
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= ' +
      'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
  },
  body: '{"test": 2432232314}',
  keys: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4='],
};

const verifiers: Record<string, (request: SignedRequest, known: string[]) => Promise<boolean>> = {
  'for Node': ({ headers, body }, known) =>
    Promise.resolve(
      isGenuine(
        {
          id: headers['webhook-id'] ?? '',
          timestamp: headers['webhook-timestamp'] ?? '',
          signatures: headers['webhook-signature'] ?? '',
          body: Buffer.from(body),
        },
        known,
      ),
    ),
  'for Fetch runtimes': async (request, known) => (await received(request, known)).response.status === 204,
};

async function received({ headers, body }: SignedRequest, known: string[]) {
  const stored: Record<string, string> = {};
  const store = (id: string, bytes: ArrayBuffer) => {
    stored[id] = Buffer.from(bytes).toString();
    return Promise.resolve();
  };
  const request = new Request('https://receiver.example/hook', { method: 'POST', headers, body });
  return { response: await receive(request, known, store), stored };
}

describe.each(Object.entries(verifiers))('the example %s', (_, verify) => {
  afterEach(() => jest.restoreAllMocks());

  it.each(published.keys)('verifies the published signature by %s', async (key) => {
    jest.spyOn(Date, 'now').mockReturnValue(1_614_265_330_000);
    expect(await verify(published, [key])).toBe(true);
  });

  it.each(Object.entries(genuine))('takes %s', async (_name, make) => expect(await verify(make(), keys)).toBe(true));

  it.each(Object.entries(forged))('refuses %s', async (_name, make) => expect(await verify(make(), keys)).toBe(false));
});

describe('the example for Fetch runtimes', () => {
  it('stores a genuine body as it came, and no other', async () => {
    const request = genuine['a signature of v1']!();
    expect((await received(request, keys)).stored).toEqual({ [request.headers['webhook-id']!]: request.body });
    expect((await received(forged['a changed body']!(), keys)).stored).toEqual({});
  });

  it('asks the runtime about ed25519 signatures of 64 bytes only: that of Cloudflare throws an error at others', async () => {
    const verify = jest.spyOn(crypto.subtle, 'verify');
    for (const make of [...Object.values(genuine), ...Object.values(forged)]) await received(make(), keys);
    const asked = verify.mock.calls.filter(([algorithm]) => algorithm === 'Ed25519');
    expect(new Set(asked.map(([, , signature]) => signature.byteLength))).toEqual(new Set([64]));
    verify.mockRestore();
  });
});
