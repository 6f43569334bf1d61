import { Log } from '@plumbline/runtime';
import { createTransport } from 'nodemailer';
import type { MailMessage } from './mail';

/** Sends mail out of this process. */
export abstract class MailTransport {
  /** Whether sent mail reaches its recipient. */
  abstract readonly delivers: boolean;
  /** Rejects if the server does not accept the mail. The caller tries again later. */
  abstract send(message: MailMessage): Promise<void>;
  abstract close(): void;
}

const connectWithinMs = 10_000;
const idleWithinMs = 30_000;

/** Hands mail to an SMTP server, `smtp://user:password@host:port` or `smtps://`. */
export class SmtpTransport extends MailTransport {
  readonly delivers = true;
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

/** Used without an SMTP server: writes the whole mail, including links, to the log for the operator. */
export class LogTransport extends MailTransport {
  readonly delivers = false;

  constructor(private readonly log: Log) {
    super();
  }

  async send({ id, to, subject, text }: MailMessage): Promise<void> {
    this.log.info({ event: 'mail.written-here', hint: 'set SMTP_URL to send mail', mailId: id, to, subject, text });
  }

  close(): void {}
}
