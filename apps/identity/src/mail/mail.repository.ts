import { ColumnMap, deleteBatch, type Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import type { MailContent, QueuedMail } from './mail';
import { MailEntity } from './mail.entity';

interface NewMail {
  id: string;
  accountId: number;
  userId: number;
  content: MailContent;
  onceKey: string;
  createdAt: Date;
}

const columns = ColumnMap.of(MailEntity);
const queued = columns.pick('id', 'accountId', 'userId', 'content', 'attempts');

/** The queue of mail. */
@Injectable()
export class MailRepository {
  /** Inserts a mail, unless one with the same key exists. */
  async insertOnce(tx: Transaction, mail: NewMail): Promise<void> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(MailEntity)
      .values({ ...mail, dueAt: mail.createdAt })
      .orIgnore()
      .execute();
  }

  /** As `insertOnce`, for the active user who has this e-mail address and a password. Inserts nothing if there is none. */
  async insertOnceForEmail(tx: Transaction, email: string, mail: Omit<NewMail, 'accountId' | 'userId'>): Promise<void> {
    const inserted = columns.insertion({ ...mail, dueAt: mail.createdAt }, 2);
    await tx.query(
      `insert into mail (account_id, user_id, ${inserted.columns})
       select account_id, id, ${inserted.placeholders} from account_user
       where email = $1 and active and activated_at is not null
       on conflict (once_key) do nothing`,
      [email, ...inserted.values],
    );
  }

  /** Claims the mail that has waited longest. No other process claims it for `leaseSeconds`. */
  async claim(tx: Transaction, limit: number, leaseSeconds: number): Promise<QueuedMail[]> {
    const [claimed] = await tx.query<[object[], number]>(
      `with picked as (
         select id from mail where settled_at is null and due_at <= now() order by due_at limit $1
         for update skip locked)
       update mail set due_at = now() + make_interval(secs => $2)
       from picked where mail.id = picked.id
       returning ${queued.select('mail')}`,
      [limit, leaseSeconds],
    );
    return claimed.map((row) => queued.toRow(row));
  }

  /** Marks a mail as sent, given up or obsolete. It is not tried again. */
  async settle(tx: Transaction, { accountId, id }: QueuedMail, at: Date, lastError?: string): Promise<void> {
    await tx.update(MailEntity, { accountId, id }, { settledAt: at, lastError: lastError ?? null });
  }

  async retry(tx: Transaction, { accountId, id, attempts }: QueuedMail, dueAt: Date, lastError: string): Promise<void> {
    await tx.update(MailEntity, { accountId, id }, { attempts, dueAt, lastError });
  }

  /** Deletes a batch of the mail of all accounts that was settled before an instant. Resolves with its size. */
  deleteSettledBefore(tx: Transaction, instant: Date): Promise<number> {
    return deleteBatch(tx, { table: 'mail', where: 'settled_at < $1', orderBy: 'settled_at', values: [instant] });
  }
}
