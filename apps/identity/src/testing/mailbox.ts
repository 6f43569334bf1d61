import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { eventually } from '@plumbline/testing';

export interface ReceivedMail {
  to: string;
  messageId: string;
  subject: string;
  text: string;
}

/** An SMTP server that keeps the mail that it receives. Refuses mail while `refusing` is true. */
export class Mailbox {
  readonly received: ReceivedMail[] = [];
  refusing = false;
  /** How often something was refused. */
  refused = 0;

  private constructor(private server?: SMTPServer) {}

  static async start(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      // The service keeps a connection open. The default waits 30 seconds for the client to close it.
      closeTimeout: 1,
      onRcptTo: (_address, _session, done) => done(mailbox.refuse()),
      onData: (stream, session, done) => {
        void text(stream).then((raw) => {
          const [to] = session.envelope.rcptTo;
          mailbox.received.push({ to: to!.address, ...parsed(raw) });
          done();
        });
      },
    });
    mailbox.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server!.server.address() as AddressInfo).port}`;
  }

  to(address: string): ReceivedMail[] {
    return this.received.filter((mail) => mail.to === address);
  }

  /** Waits for the mail to an address whose subject matches. */
  mailTo(address: string, subject: RegExp): Promise<ReceivedMail> {
    return eventually(() => {
      const mail = this.to(address).find((candidate) => subject.test(candidate.subject));
      if (!mail) throw new Error(`no mail to ${address} about ${String(subject)}`);
      return mail;
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server!.close(resolve));
  }

  private refuse(): Error | null {
    if (!this.refusing) return null;
    this.refused += 1;
    return Object.assign(new Error('try again later'), { responseCode: 451 });
  }
}

/** The secret of the link in a mail. */
export function secretIn({ text: body }: ReceivedMail): string {
  const [, secret] = /#([\w-]{43})$/m.exec(body) ?? [];
  if (secret === undefined) throw new Error(`no link in: ${body}`);
  return secret;
}

function parsed(raw: string): Omit<ReceivedMail, 'to'> {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? '';
  const body = raw.slice(end + 4);
  const quoted = /quoted-printable/i.test(header('content-transfer-encoding'));
  return {
    messageId: header('message-id'),
    subject: header('subject'),
    text: (quoted ? unquoted(body) : body).replaceAll('\r\n', '\n'),
  };
}

/** RFC 2045, section 6.7. */
function unquoted(body: string): string {
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
