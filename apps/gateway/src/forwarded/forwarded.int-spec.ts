import { getTicket, signIn, type RpcRequest } from '@plumbline/contracts';
import { accountId, aPrincipal, aTicket, aUser } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';

const { uuid } = aTicket();
const ticket = `/api/v2/${accountId}/projects/11/tickets/${uuid}`;

const lastAddress = ({ services }: RunningGateway) =>
  (services.callsOf(getTicket).at(-1)!.request as RpcRequest<typeof getTicket>).actor.ip;

describe('a gateway behind a proxy', () => {
  let gateway: RunningGateway;
  let token: Record<string, string>;

  beforeAll(async () => {
    gateway = await RunningGateway.start({ config: { TRUST_PROXY: 'loopback, 10.0.0.0/8' } });
    gateway.services.on(getTicket, () => aTicket());
    token = gateway.givenToken();
  });
  afterAll(() => gateway.stop());

  /** The caller's address as services receive it, for the audit trail. */
  const addressOf = async (headers: Record<string, string>) => {
    const { status } = await gateway.get(ticket, { ...token, ...headers });
    expect(status).toBe(200);
    return lastAddress(gateway);
  };

  it.each([
    ['203.0.113.7:51234', '203.0.113.7'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['198.51.100.1, 203.0.113.7, 10.0.0.1', '203.0.113.7'],
    ['unknown', '127.0.0.1'],
    ['junk without a colon', '127.0.0.1'],
    ['1.2.3.4, ::zz', '127.0.0.1'],
    [`fe80::1%${'z'.repeat(80)}`, '127.0.0.1'],
    ['203.0.113.7, unknown, 10.0.0.1', '10.0.0.1'],
  ])('takes X-Forwarded-For: %s for the client %s', async (header, address) => {
    expect(await addressOf({ 'x-forwarded-for': header })).toBe(address);
  });

  it('understands Forwarded (RFC 7239)', async () => {
    expect(await addressOf({ forwarded: 'for="[2001:db8::17]:4711";proto=https' })).toBe('2001:db8::17');
    expect(await addressOf({ forwarded: 'for=unknown' })).toBe('127.0.0.1');
  });

  const signInAt = (other: RunningGateway, headers: Record<string, string>) =>
    other.send('POST', '/session', headers, { email: 'a@b.c', password: 'right' });
  const page = 'https://plumbline.example.com';
  const tlsEnded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'Plumbline.Example.com:443', origin: page };

  it('takes pages at the URL that the proxy tells for its own', async () => {
    gateway.services.on(signIn, () => ({
      user: aUser(),
      principal: aPrincipal(),
      expiresAt: '2099-01-01T00:00:00.000Z',
    }));
    expect((await signInAt(gateway, tlsEnded)).status).toBe(200);
  });

  it('names the settings in the response and the log when TLS ends at a proxy that it does not know', async () => {
    const elsewhere = await RunningGateway.start();
    try {
      const { status, body } = await signInAt(elsewhere, tlsEnded);
      expect([status, body.errors[0].code]).toEqual([403, 'auth.csrf-token-invalid']);
      expect(body.errors[0].detail).toMatch(/page of https:\/\/plumbline\.example\.com.*PUBLIC_URL.*TRUST_PROXY/);
      const line = elsewhere.log.find((entry) => entry.includes('request.origin-refused'));
      expect(JSON.parse(line!)).toMatchObject({
        level: 'warn',
        origin: page,
        ownOrigins: [elsewhere.url],
        remedy: expect.stringMatching(/PUBLIC_URL.*TRUST_PROXY/),
      });
    } finally {
      await elsewhere.stop();
    }
  });

  it('ignores the headers of other peers', async () => {
    const elsewhere = await RunningGateway.start({ config: { TRUST_PROXY: '10.0.0.0/8' } });
    try {
      const other = elsewhere.givenToken();
      elsewhere.services.on(getTicket, () => aTicket());
      await elsewhere.get(ticket, { ...other, 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.7' });
      expect(lastAddress(elsewhere)).toBe('127.0.0.1');
    } finally {
      await elsewhere.stop();
    }
  });
});
