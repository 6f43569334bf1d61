import { randomBytes } from 'node:crypto';
import type { KeyRing } from '@plumbline/crypto';
import { databaseChecks } from '@plumbline/persistence';
import { examine, type Finding } from '@plumbline/runtime';
import { databaseOptions } from '../schema';
import { anActor } from '../testing/samples';
import { WebhooksUnderTest } from '../testing/webhooks-under-test';
import { encryptionChecks } from './encryption-checks';

describe('the checks of the encryption keys', () => {
  let webhooks: WebhooksUnderTest;
  const newKey = () => randomBytes(32).toString('base64');
  const keyRing: KeyRing = { current: 'test', keys: { test: newKey() } };
  const found = async (check: string, ring: KeyRing = keyRing): Promise<Finding | undefined> => {
    const options = databaseOptions({ DATABASE_URL: webhooks.databaseUrl });
    const findings = await examine([...databaseChecks(options), ...encryptionChecks(options, ring)]);
    return findings.find((finding) => finding.check === check);
  };

  beforeAll(async () => {
    webhooks = await WebhooksUnderTest.start({ encryption: keyRing });
    await webhooks.givenEndpoint(anActor(), {
      basicAuth: { username: 'u', password: 'password-nobody-reads' },
      headers: [
        { name: 'X-Hidden', value: 'value-nobody-reads', hidden: true },
        { name: 'X-Open', value: 'open' },
      ],
    });
  });
  afterAll(() => webhooks.stop());

  it('decrypt every stored secret, also after a new key has been added', async () => {
    const rotated = { current: 'new', keys: { ...keyRing.keys, new: newKey() } };
    for (const ring of [keyRing, rotated]) {
      expect(await found('sealed values', ring)).toMatchObject({ result: 'ok', detail: 'all 3 can be decrypted' });
    }
    expect(await found('encryption keys', rotated)).toMatchObject({
      result: 'ok',
      detail: '2, of which "new" encrypts',
    });
  });

  it('name the key that is missing', async () => {
    const finding = await found('sealed values', { current: 'new', keys: { new: newKey() } });
    expect(finding).toMatchObject({ result: 'fault', remedy: expect.stringContaining('Add the missing key') });
    expect(finding?.detail).toContain('3: the key ring has no key "test"');
  });

  it('notice another key under the same id', async () => {
    const finding = await found('sealed values', { current: 'test', keys: { test: newKey() } });
    expect(finding).toMatchObject({ result: 'fault' });
    expect(finding?.detail).toContain('1: the value does not belong to endpoint.signing_keys, or is damaged');
    expect(JSON.stringify(finding)).not.toContain('nobody-reads');
  });

  it('refuse a key of the wrong length, and a current key that is missing', async () => {
    const short = randomBytes(16).toString('base64');
    const wrong = await found('encryption keys', { current: 'k1', keys: { k1: short } });
    expect(wrong).toMatchObject({ result: 'fault', remedy: expect.stringContaining('openssl rand -base64 32') });
    expect(wrong?.detail).toContain('the key "k1" is not 32 bytes of base64');
    expect(JSON.stringify(wrong)).not.toContain(short);
    expect(await found('encryption keys', { current: 'k2', keys: { k1: newKey() } })).toMatchObject({
      result: 'fault',
      detail: expect.stringContaining('the key ring has no key "k2"'),
    });
    expect(await found('sealed values', { current: 'k2', keys: {} })).toMatchObject({ result: 'skipped' });
  });

  it('warn about a key that can be guessed', async () => {
    const key = Buffer.from('a-sentence-of-exactly-32-letters').toString('base64');
    const finding = await found('encryption keys', { current: 'k1', keys: { k1: key } });
    expect(finding).toMatchObject({ result: 'warning', detail: expect.stringContaining('"k1" can be guessed') });
  });
});
