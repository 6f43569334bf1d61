import { getTicket, type RpcRequest } from '@plumbline/contracts';
import { accountId, aTicket } from '../testing/samples';
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
