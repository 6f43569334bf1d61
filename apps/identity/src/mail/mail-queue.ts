import { Clock } from '@plumbline/runtime';
import type { Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { StoredUser } from '../user/user';
import type { MailContent } from './mail';
import { MailTransport } from './mail-transport';
import { MailRepository } from './mail.repository';

/** Queues mail in the transaction of the change that it reports, so that it is sent after the commit and never without it. */
@Injectable()
export class MailQueue {
  constructor(
    private readonly mails: MailRepository,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  /** Whether a mail server is configured. Without one, links are shown to the inviter. */
  get delivers(): boolean {
    return this.transport.handling === 'sent';
  }

  /** Queues a mail to a user. A second mail with the same `onceKey` and user is not queued. */
  async add(
    tx: Transaction,
    { accountId, id: userId }: Pick<StoredUser, 'id' | 'accountId'>,
    content: MailContent,
    onceKey: string = uuidv7(),
  ): Promise<void> {
    await this.mails.insertOnce(tx, { ...this.blank(`${onceKey} ${userId}`), accountId, userId, content });
  }

  /**
   * Queues a mail to the user with this e-mail address, at most one of a kind in `everyMs`. Does the same work if there is no such
   * user, so that the response time does not reveal which addresses exist.
   */
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
