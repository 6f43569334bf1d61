import { Log } from '@plumbline/runtime';
import { createTransport } from 'nodemailer';
import type { MailMessage } from './mail';

/** Sends mail out of this process. */
export abstract class MailTransport {
  /** What happens to mail: it is sent to its recipient, written to the log, or not even rendered. */
  abstract readonly handling: 'sent' | 'logged' | 'withheld';
  /** Rejects if the server does not accept the mail. The caller tries again later. */
  abstract send(message: MailMessage): Promise<void>;
  abstract close(): void;
}

const connectWithinMs = 10_000;
const idleWithinMs = 30_000;

/** Hands mail to an SMTP server, `smtp://user:password@host:port` or `smtps://`. */
export class SmtpTransport extends MailTransport {
  readonly handling = 'sent';
  private readonly transport: ReturnType<typeof createTransport>;

  constructor({ url, from }: { url: string; from: string }) {
    super();
    const patience = `connectionTimeout=${connectWithinMs}&socketTimeout=${idleWithinMs}`;
    this.transport = createTransport(`${url}${url.includes('?') ? '&' : '?'}pool=true&${patience}`, { from });
  }

  async send({ id, to, subject, text }: MailMessage): Promise<void> {
    const headers = { 'Auto-Submitted': 'auto-generated' };
    await this.transport.sendMail({ messageId: `<${id}@plumbline>`, to, subject, text, headers });
  }

  close(): void {
    this.transport.close();
  }
}

/** For development: writes the whole mail, with the links in it, to the log. */
export class LogTransport extends MailTransport {
  readonly handling = 'logged';

  constructor(private readonly log: Log) {
    super();
  }

  async send({ id, to, subject, text }: MailMessage): Promise<void> {
    this.log.info({ event: 'mail.written-here', hint: 'Set SMTP_URL to send mail.', mailId: id, to, subject, text });
  }

  close(): void {}
}

/** Used where no mail can be sent. */
export class NoTransport extends MailTransport {
  readonly handling = 'withheld';

  send(): Promise<void> {
    return Promise.reject(new TypeError('Mail is withheld.'));
  }

  close(): void {}
}
