import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const key = { primaryKeyConstraintName: 'token_usage_pkey' };

/** The number of requests with a token within five minutes. */
@Entity('token_usage')
@Index('token_usage_at_idx', ['at'])
export class UsageEntity {
  @PrimaryColumn({ ...numberColumn, ...key, name: 'account_id' })
  accountId: number;

  /** The start of the five minutes. */
  @PrimaryColumn({ ...key, type: 'timestamptz', precision: 3 })
  at: Date;

  @PrimaryColumn('text', { ...key, name: 'token_id' })
  tokenId: string;

  @Column('int')
  admitted: number;

  @Column('int')
  refused: number;
}
