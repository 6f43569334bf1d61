import { examine } from '@plumbline/runtime';
import { Mailbox } from '../testing/mailbox';
import { mailCheck } from './mail-check';

describe('the check of mail', () => {
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.start();
  });
  afterAll(() => mailbox.stop());

  const found = async (url?: string, toLog = false) =>
    (await examine([mailCheck({ SMTP_URL: url, MAIL_TO_LOG: toLog })]))[0];

  it('is content with a server that accepts the connection, and without any', async () => {
    expect(await found(mailbox.url)).toMatchObject({ result: 'ok', detail: 'the server accepts the connection' });
    expect(await found()).toMatchObject({ result: 'ok', detail: expect.stringContaining('admin password-link') });
    expect(await found(undefined, true)).toMatchObject({ detail: expect.stringContaining('written to the log') });
    expect(mailbox.received).toEqual([]);
  });

  it('notices a server that is not reached, without printing its password', async () => {
    const finding = await found('smtp://user:password-nobody-reads@127.0.0.1:1');
    expect(finding).toMatchObject({ result: 'fault', detail: expect.stringMatching(/127\.0\.0\.1:1 .*ECONNREFUSED/) });
    expect(JSON.stringify(finding)).not.toContain('nobody-reads');
  });
});
