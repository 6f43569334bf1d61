import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** This service's copy of a user, as of the newest event that it has received. */
@Entity('user_copy')
export class UserCopyEntity {
  @PrimaryColumn({ ...numberColumn, name: 'account_id', primaryKeyConstraintName: 'user_copy_pkey' })
  accountId: number;

  @PrimaryColumn({ ...numberColumn, primaryKeyConstraintName: 'user_copy_pkey' })
  id: number;

  @Column('boolean')
  owner: boolean;

  @Column({ type: 'timestamptz', name: 'changed_at', precision: 3 })
  changedAt: Date;

  /** The event's id, a UUID of version 7: it orders two events of the same millisecond. */
  @Column('uuid', { name: 'changed_by_event' })
  changedByEvent: string;
}
