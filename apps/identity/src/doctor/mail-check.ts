import { Fault, type Check } from '@plumbline/runtime';
import { createTransport } from 'nodemailer';
import type { Config } from '../config';

const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 5_000 };

type MailConfig = Pick<Config, 'SMTP_URL' | 'MAIL_TO_LOG'>;

/** Checks that the mail server accepts a connection and the password. Sends nothing. */
export function mailCheck({ SMTP_URL, MAIL_TO_LOG }: MailConfig): Check {
  return { name: 'mail', run: () => (SMTP_URL === undefined ? withoutServer(MAIL_TO_LOG) : checkServer(SMTP_URL)) };
}

async function withoutServer(toLog: boolean): Promise<string> {
  if (toLog) return 'written to the log with links that set passwords, because MAIL_TO_LOG is set';
  return 'not sent, because SMTP_URL is not set. "admin password-link" makes links to choose a password';
}

async function checkServer(url: string): Promise<string> {
  const transport = createTransport({ url, ...patience });
  try {
    await transport.verify();
    return 'the server accepts the connection';
  } catch (error) {
    throw new Fault(
      `The mail server at ${new URL(url).host} does not accept the connection: ${(error as Error).message}.`,
      'Correct SMTP_URL. Queued mail follows by itself.',
    );
  } finally {
    transport.close();
  }
}
