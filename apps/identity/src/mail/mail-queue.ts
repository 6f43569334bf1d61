import { Clock } from '@plumbline/runtime';
import type { Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { StoredUser } from '../user/user';
import type { MailContent } from './mail';
import { MailTransport } from './mail-transport';
import { MailRepository } from './mail.repository';

/** Takes mail in the transaction of whatever it tells of: it is sent after that has happened, and only if it has. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly mails: MailRepository,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  /** Whether mail reaches people here; without, someone has to hand links on. */
  get delivers(): boolean {
    return this.transport.delivers;
  }

  /** Queues a mail to a user. `onceKey` names what happened: queueing it again for the same user changes nothing. */
  async add(
    tx: Transaction,
    { accountId, id: userId }: Pick<StoredUser, 'id' | 'accountId'>,
    content: MailContent,
    onceKey: string = uuidv7(),
  ): Promise<void> {
    await this.mails.insertOnce(tx, { ...this.blank(`${onceKey} ${userId}`), accountId, userId, content });
  }

  /** Queues a mail to whoever has this e-mail, one of a kind in `everyMs`; the same work when nobody has. */
  async addForEmail(
    tx: Transaction,
    email: string,
    content: MailContent,
    { everyMs }: { everyMs: number },
  ): Promise<void> {
    const period = Math.floor(this.clock.now().getTime() / everyMs);
    await this.mails.insertOnceForEmail(tx, email, { ...this.blank(`${content.kind} ${email} ${period}`), content });
  }

  private blank(onceKey: string) {
    return { id: uuidv7(), onceKey, createdAt: this.clock.now() };
  }
}
