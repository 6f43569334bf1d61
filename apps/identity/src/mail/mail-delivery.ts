import { Database } from '@plumbline/persistence';
import { Clock, Log } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import { MailRenderer } from './mail-renderer';
import type { QueuedMail } from './mail';
import { MailTransport } from './mail-transport';
import { mails } from './mail.metrics';
import { nextAttemptAt } from './mail.policy';
import { MailRepository } from './mail.repository';

const batchSize = 10;
/** Longer than a batch may take. Until then no other process sends the same mail. */
const leaseSeconds = 600;
const keptMs = 30 * 86_400_000;

/** Sends queued mail at least once: after a crash another process sends it again when the lease ends. */
@Injectable()
export class MailDelivery {
  constructor(
    private readonly database: Database,
    private readonly queue: MailRepository,
    private readonly renderer: MailRenderer,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Sends one batch of due mail. Resolves with the size of the batch. */
  async deliverDue(): Promise<number> {
    const claimed = await this.database.transaction((tx) => this.queue.claim(tx, batchSize, leaseSeconds));
    for (const mail of claimed) {
      // The others of the batch must not wait with it until their lease ends.
      await this.deliver(mail).catch((err: unknown) => this.notProcessed(mail, err));
    }
    return claimed.length;
  }

  private notProcessed({ id, accountId, userId }: QueuedMail, err: unknown): void {
    this.log.error({ event: 'mail.not-processed', mailId: id, accountId, userId, againInSeconds: leaseSeconds, err });
  }

  /** Deletes one batch of the mail that was sent or given up long ago. Resolves with its size. */
  deleteOld(): Promise<number> {
    const instant = new Date(this.clock.now().getTime() - keptMs);
    return this.database.transaction((tx) => this.queue.deleteSettledBefore(tx, instant));
  }

  private async deliver(mail: QueuedMail): Promise<void> {
    if (this.transport.handling === 'withheld') return this.withhold(mail);
    const outcome = await this.attempt(mail).then(
      (sent) => this.settled(mail, sent ? 'sent' : 'dropped'),
      (err: unknown) => this.failed(mail, err),
    );
    mails.inc({ outcome });
  }

  /** Resolves with whether a message was sent. False when the mail no longer applies. */
  private async attempt(mail: QueuedMail): Promise<boolean> {
    const message = await this.database.transaction((tx) => this.renderer.render(tx, mail));
    if (message) await this.transport.send(message);
    return message !== undefined;
  }

  /** Settles a mail that is not sent, and tells the operator of it. Its link is not made: nobody would get it. */
  private async withhold(mail: QueuedMail): Promise<void> {
    await this.database.transaction((tx) => this.queue.settle(tx, mail, this.clock.now()));
    const hint =
      'Set SMTP_URL to send mail. The command "admin password-link --email E" makes a link to choose a password.';
    this.log.info({ event: 'mail.withheld', ...factsOf(mail), hint });
  }

  private async settled(mail: QueuedMail, outcome: 'sent' | 'dropped'): Promise<string> {
    await this.database.transaction((tx) => this.queue.settle(tx, mail, this.clock.now()));
    this.log.info({ event: `mail.${outcome}`, ...factsOf(mail) });
    return outcome;
  }

  private async failed(mail: QueuedMail, err: unknown): Promise<string> {
    const now = this.clock.now();
    const attempts = mail.attempts + 1;
    const again = nextAttemptAt(attempts, now);
    const reason = err instanceof Error ? err.message.replaceAll('\0', '').slice(0, 500) : 'unknown';
    await this.database.transaction((tx) =>
      again ? this.queue.retry(tx, { ...mail, attempts }, again, reason) : this.queue.settle(tx, mail, now, reason),
    );
    this.log.warn({ event: again ? 'mail.failed' : 'mail.given-up', ...factsOf(mail), again, err });
    return again ? 'failed' : 'given-up';
  }
}

function factsOf({ id, accountId, userId, content, attempts }: QueuedMail) {
  return { mailId: id, accountId, userId, kind: content.kind, attempts };
}
