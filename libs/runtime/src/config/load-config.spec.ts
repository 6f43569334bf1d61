import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError, loadConfig, printableConfig } from './load-config';
import { flag, publicUrlSetting, serviceSettings } from './settings';

const schema = z.object({
  ...serviceSettings,
  KEY: z.string().min(8).meta({ secret: true }).describe('Signs things'),
  PUBLIC_URL: publicUrlSetting.optional(),
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

  it.each(['4096', '8191', 'many'])('refuses a frameMax of %s and says what to do, without the URL', (frameMax) => {
    const load = () =>
      loadConfig(schema, { ...complete, RABBITMQ_URL: `${complete.RABBITMQ_URL}?frameMax=${frameMax}` });
    expect(load).toThrow(/RABBITMQ_URL has a frameMax .*: remove it from the URL, or set 8192 or more/);
    expect(load).not.toThrow(/hush/);
  });

  it.each(['0', '8192', '131072'])('accepts a frameMax of %s', (frameMax) => {
    const RABBITMQ_URL = `${complete.RABBITMQ_URL}?frameMax=${frameMax}`;
    expect(loadConfig(schema, { ...complete, RABBITMQ_URL })).toMatchObject({ RABBITMQ_URL });
  });

  it('reports a URL that is none', () => {
    expect(() => loadConfig(schema, { ...complete, RABBITMQ_URL: 'broker?frameMax=1' })).toThrow(/RABBITMQ_URL/);
  });

  it.each([
    'https://example.com/plumbline',
    'https://me:hush@example.com',
    'https://example.com?a=b',
    'ftp://example.com',
  ])('refuses %s as the public URL, with a sentence', (PUBLIC_URL) => {
    const load = () => loadConfig(schema, { ...complete, PUBLIC_URL });
    expect(load).toThrow(/PUBLIC_URL (must be the URL of a host alone, .*without a path|invalid url)/);
    expect(load).not.toThrow(/hush/);
  });

  it.each(['https://example.com', 'http://localhost:3000/', 'https://[2001:db8::1]:8443'])(
    'accepts %s as the public URL',
    (PUBLIC_URL) => {
      expect(loadConfig(schema, { ...complete, PUBLIC_URL })).toMatchObject({ PUBLIC_URL });
    },
  );

  it('refuses a file of authorities that Node would leave out without a word', () => {
    const load = (NODE_EXTRA_CA_CERTS: string) => loadConfig(schema, { ...complete, NODE_EXTRA_CA_CERTS });
    for (const file of ['/absent.pem', __filename]) {
      expect(() => load(file)).toThrow(/NODE_EXTRA_CA_CERTS must name a file with certificates in PEM/);
    }
  });

  it('treats an empty variable as absent', () => {
    expect(loadConfig(schema, { ...complete, LOG_LEVEL: '' }).LOG_LEVEL).toBe('info');
  });
});

describe('loadConfig with files', () => {
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-config-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const { KEY: _, ...withoutKey } = complete;
  const givenFile = (content: string) => {
    const file = join(dir, 'key');
    writeFileSync(file, content);
    return file;
  };

  it('reads the value of a variable from the file that NAME_FILE names, without its last line break', () => {
    const config = loadConfig(schema, { ...withoutKey, KEY_FILE: givenFile('long enough\n') });
    expect(config.KEY).toBe('long enough');
  });

  it('treats an empty file as absent', () => {
    const load = () => loadConfig(schema, { ...withoutKey, KEY_FILE: givenFile('\n') });
    expect(load).toThrow(/KEY is missing/);
  });

  it('refuses a variable that is set both ways, without its value', () => {
    const load = () => loadConfig(schema, { ...complete, KEY_FILE: givenFile('another key') });
    expect(load).toThrow(/KEY and KEY_FILE are both set/);
    expect(load).not.toThrow(/long enough|another key/);
  });

  it('names a file that cannot be read, beside every other problem', () => {
    const file = join(dir, 'absent');
    const load = () => loadConfig(schema, { KEY_FILE: file });
    expect(load).toThrow(`KEY_FILE names a file that cannot be read (ENOENT): ${file}`);
    expect(load).toThrow(/RABBITMQ_URL is missing/);
    expect(load).not.toThrow(/KEY is missing/);
  });
});

describe('printableConfig', () => {
  it('masks settings that are marked as secret, also within a default', () => {
    const printable = printableConfig(schema, loadConfig(schema, complete));
    expect(JSON.stringify(printable)).not.toMatch(/hush|long enough/);
    expect(printable).toMatchObject({ KEY: '***', OPEN: false });
  });
});
