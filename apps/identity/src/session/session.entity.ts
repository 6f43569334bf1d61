import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { UserEntity } from '../user/user.entity';

/** A session. Its row is deleted when it ends. */
@Entity('session')
@Unique('session_hash_unique', ['hash'])
@Index('session_by_user', ['accountId', 'userId'])
@Index('session_ends', ['endsAt'])
export class SessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'session_pkey' })
  id: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'session_user_fk' })
  userId: number;

  /** SHA-256 of the session's secret, in hex. */
  @Column('text')
  hash: string;

  @Column('text')
  ip: string;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'last_used_at', precision: 3 })
  lastUsedAt: Date;

  /** The end of the session even if it stays in use. */
  @Column({ type: 'timestamptz', name: 'ends_at', precision: 3 })
  endsAt: Date;
}
