import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service keeps of a user, as of the newest event that it has seen. */
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

  /** Version 7, so that of two events in one millisecond the later one is known. */
  @Column('uuid', { name: 'changed_by_event' })
  changedByEvent: string;
}
