import type { Permission, UserKind } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const key = { ...numberColumn, primaryKeyConstraintName: 'user_copy_pkey' };

/** A copy of a user, fed by identity's events: enough to decide who can be assigned to tickets. */
@Entity('user_copy')
export class UserCopyEntity {
  @PrimaryColumn({ ...key, name: 'account_id' })
  accountId: number;

  @PrimaryColumn(key)
  id: number;

  @Column('text')
  kind: UserKind;

  @Column('boolean')
  owner: boolean;

  @Column('boolean')
  active: boolean;

  @Column('text', { array: true })
  permissions: Permission[];

  /** When the event that this state is from occurred. */
  @Column({ type: 'timestamptz', name: 'changed_at', precision: 3 })
  changedAt: Date;

  /** The id of that event: it decides between two events of the same millisecond. */
  @Column('uuid', { name: 'changed_by_event' })
  changedByEvent: string;
}
