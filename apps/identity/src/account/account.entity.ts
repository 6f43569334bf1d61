import type { RateLimit } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('account')
export class AccountEntity {
  // The database assigns the number. The sequence starts high enough that every short code has several characters.
  @PrimaryColumn({
    ...numberColumn,
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'account_pkey',
  })
  id: number;

  @Column('text')
  name: string;

  /** The request limit that an operator has set; null for the installation's default. */
  @Column('jsonb', { name: 'rate_limit', nullable: true })
  rateLimit: RateLimit | null;

  @Column('boolean', { name: 'tokens_may_never_expire', default: false })
  tokensMayNeverExpire: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;
}
