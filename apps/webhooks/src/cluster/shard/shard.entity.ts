import { numberColumn } from '@plumbline/persistence';
import { Column, Entity } from 'typeorm';

/** A share of all endpoints (those whose number leaves this remainder), served by one dispatcher at a time. */
@Entity('shard')
export class ShardEntity {
  @Column({ type: 'smallint', primary: true, primaryKeyConstraintName: 'shard_pkey' })
  id: number;

  /** Grows with each new holder: writes with an older epoch have no effect. */
  @Column({ ...numberColumn, default: 0 })
  epoch: number;

  /** The dispatcher that holds it; null when it is free. */
  @Column({ type: 'uuid', nullable: true })
  owner: string | null;

  /** After this time, any dispatcher may take it. */
  @Column({ type: 'timestamptz', name: 'lease_until', precision: 3, nullable: true })
  leaseUntil: Date | null;
}
