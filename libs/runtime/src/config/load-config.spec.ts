import { z } from 'zod';
import { ConfigError, loadConfig, printableConfig } from './load-config';
import { flag, serviceSettings } from './settings';

const schema = z.object({
  ...serviceSettings,
  KEY: z.string().min(8).meta({ secret: true }).describe('Signs things'),
  OPEN: flag.default(false).describe('Whether it is open'),
});
const complete = { RABBITMQ_URL: 'amqp://me:hush@broker/v', KEY: 'long enough' };

describe('loadConfig', () => {
  it('applies the defaults and parses the values', () => {
    expect(loadConfig(schema, { ...complete, HEALTH_PORT: '9100', OPEN: 'true' })).toMatchObject({
      HEALTH_PORT: 9100,
      OPEN: true,
      LOG_LEVEL: 'info',
    });
  });

  it('lists every problem with the purpose of the setting and without its value', () => {
    const load = () => loadConfig(schema, { KEY: 'short', HEALTH_PORT: 'none' });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/RABBITMQ_URL is missing/);
    expect(load).toThrow(/HEALTH_PORT/);
    expect(load).toThrow(/KEY .*\(Signs things\)/);
    expect(load).not.toThrow(/"short"|'short'/);
  });

  it('treats an empty variable as absent', () => {
    expect(loadConfig(schema, { ...complete, LOG_LEVEL: '' }).LOG_LEVEL).toBe('info');
  });
});

describe('printableConfig', () => {
  it('masks settings that are marked as secret, also within a default', () => {
    const printable = printableConfig(schema, loadConfig(schema, complete));
    expect(JSON.stringify(printable)).not.toMatch(/hush|long enough/);
    expect(printable).toMatchObject({ KEY: '***', OPEN: false });
  });
});
