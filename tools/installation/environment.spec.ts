import { environmentOf, type Surroundings } from './environment';
import type { Secrets } from './secrets';

const surroundings: Surroundings = {
  dir: '/installation',
  databaseUrl: 'postgres://localhost/plumbline',
  rabbitUrl: 'amqp://localhost',
  publicPort: 3000,
  gatewayPort: 3000,
  healthPort: 9000,
  gateways: 1,
  redisUrl: undefined,
  secrets: { fileLinkSecret: 's', webhookEncryptionKey: 'k', rolePasswords: {} } as unknown as Secrets,
};

describe('the environment of a gateway', () => {
  it('has it listen at all addresses of the host in its public URL', () => {
    const { HOST, PUBLIC_URL } = environmentOf('gateway', surroundings);
    expect(new URL(PUBLIC_URL!).hostname).toBe(HOST);
  });

  it('leaves those addresses to the load balancer of several gateways', () => {
    expect(environmentOf('gateway', { ...surroundings, gateways: 2, gatewayPort: 3001 }).HOST).toBeUndefined();
  });
});

describe('the environment of a service', () => {
  const network = { NODE_EXTRA_CA_CERTS: '/company.pem', WEBHOOK_PROXY_URL: 'http://proxy:3128' };
  beforeEach(() => void Object.assign(process.env, network));
  afterEach(() => Object.keys(network).forEach((name) => delete process.env[name]));

  it("has the company's authorities, and only webhooks has its proxy", () => {
    const { NODE_EXTRA_CA_CERTS } = network;
    expect(environmentOf('webhooks', surroundings)).toMatchObject(network);
    expect(environmentOf('identity', surroundings)).toMatchObject({ NODE_EXTRA_CA_CERTS });
    expect(environmentOf('identity', surroundings).WEBHOOK_PROXY_URL).toBeUndefined();
  });
});
