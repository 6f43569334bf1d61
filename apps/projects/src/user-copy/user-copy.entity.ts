import type { Permission, UserKind } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service keeps of the account's users: enough to decide who can be assigned. Fed by identity's events. */
@Entity('known_user')
export class KnownUserEntity {
  @PrimaryColumn({ ...numberColumn, name: 'account_id', primaryKeyConstraintName: 'known_user_pkey' })
  accountId: number;

  @PrimaryColumn({ ...numberColumn, primaryKeyConstraintName: 'known_user_pkey' })
  id: number;

  @Column('text')
  kind: UserKind;

  @Column('boolean')
  owner: boolean;

  @Column('boolean')
  active: boolean;

  @Column('text', { array: true })
  permissions: Permission[];

  /** When the event that this state is from took place, and its id where two share an instant: newer wins. */
  @Column({ type: 'timestamptz', name: 'changed_at', precision: 3 })
  changedAt: Date;

  @Column('uuid', { name: 'changed_by_event' })
  changedByEvent: string;
}
