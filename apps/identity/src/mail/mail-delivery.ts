import { Database } from '@plumbline/persistence';
import { Clock, counter, Log } from '@plumbline/runtime';
import { Injectable } from '@nestjs/common';
import { LetterWriter } from './letter-writer';
import type { QueuedMail } from './mail';
import { MailTransport } from './mail-transport';
import { nextAttemptAt } from './mail.policy';
import { MailRepository } from './mail.repository';

const batchSize = 10;
/** Longer than a batch may take: until then nobody else tries the same mail. */
const leaseSeconds = 600;
const keptMs = 30 * 86_400_000;

const mails = counter('mails_total', 'Mail that was tried to be sent, by outcome', ['outcome']);

/** Sends queued mail, at least once each: a crash on the way leaves it to whoever comes next. */
@Injectable()
export class MailDelivery {
  constructor(
    private readonly database: Database,
    private readonly queue: MailRepository,
    private readonly letters: LetterWriter,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Tries what is due, up to a batch of it; resolves with how many there were. */
  async deliverDue(): Promise<number> {
    const claimed = await this.queue.claim(this.database.manager, batchSize, leaseSeconds);
    for (const mail of claimed) await this.deliver(mail);
    return claimed.length;
  }

  async forgetOld(): Promise<void> {
    const instant = new Date(this.clock.now().getTime() - keptMs);
    await this.queue.deleteSettledBefore(this.database.manager, instant);
  }

  private async deliver(mail: QueuedMail): Promise<void> {
    const outcome = await this.attempt(mail).then(
      (sent) => this.settled(mail, sent ? 'sent' : 'dropped'),
      (err: unknown) => this.failed(mail, err),
    );
    mails.inc({ outcome });
  }

  /** Whether there was anything to send. */
  private async attempt(mail: QueuedMail): Promise<boolean> {
    const letter = await this.database.transaction((tx) => this.letters.write(tx, mail));
    if (letter) await this.transport.send(letter);
    return letter !== undefined;
  }

  private async settled(mail: QueuedMail, outcome: 'sent' | 'dropped'): Promise<string> {
    await this.queue.settle(this.database.manager, mail, this.clock.now());
    this.log.info({ event: `mail.${outcome}`, ...factsOf(mail) });
    return outcome;
  }

  private async failed(mail: QueuedMail, err: unknown): Promise<string> {
    const now = this.clock.now();
    const attempts = mail.attempts + 1;
    const again = nextAttemptAt(attempts, now);
    const reason = err instanceof Error ? err.message.slice(0, 500) : 'unknown';
    if (again) await this.queue.retry(this.database.manager, { ...mail, attempts }, again, reason);
    else await this.queue.settle(this.database.manager, mail, now, reason);
    this.log.warn({ event: again ? 'mail.failed' : 'mail.given-up', ...factsOf(mail), again, err });
    return again ? 'failed' : 'given-up';
  }
}

function factsOf({ id, accountId, userId, content, attempts }: QueuedMail) {
  return { mailId: id, accountId, userId, kind: content.kind, attempts };
}
