import { Fault, type Check } from '@plumbline/runtime';
import { createTransport } from 'nodemailer';

const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 5_000 };

/** Checks that the mail server accepts a connection and the password. Sends nothing. */
export function mailCheck(url: string | undefined): Check {
  return { name: 'mail', run: () => checkServer(url) };
}

async function checkServer(url: string | undefined): Promise<string> {
  if (url === undefined) return 'written to the log, because SMTP_URL is not set';
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
