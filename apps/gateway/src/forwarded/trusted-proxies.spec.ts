import { loadConfig } from '@plumbline/runtime';
import { configSchema } from '../config';
import { proxyRanges } from './trusted-proxies';

const load = (TRUST_PROXY: string) =>
  loadConfig(configSchema, {
    TRUST_PROXY,
    RABBITMQ_URL: 'amqp://broker',
    BLOB_DIRECTORY: '/files',
    FILE_LINK_SECRET: 's'.repeat(32),
  });

describe('TRUST_PROXY', () => {
  it.each(['', ' , ', '10.0.0.5', '10.0.0.0/8, fd00::/8', 'uniquelocal,loopback', '10.0.0.0/255.0.0.0'])(
    'may be %p',
    (ranges) => {
      expect(load(ranges).TRUST_PROXY).toBe(ranges);
    },
  );

  it('is divided at its commas', () => {
    expect(proxyRanges(' 10.0.0.0/8 ,, uniquelocal')).toEqual(['10.0.0.0/8', 'uniquelocal']);
  });

  it.each(['notanaddress', '10.0.0.0/99', '0.0.0.0/0', 'true', 'proxy.internal'])(
    'with %s stops the start, with a sentence',
    (range) => {
      expect(() => load(`10.0.0.5, ${range}`)).toThrow(
        `TRUST_PROXY holds "${range}": set addresses such as 10.0.0.5, CIDR ranges such as 10.0.0.0/8`,
      );
    },
  );
});
