import { numberColumn } from '@plumbline/persistence';
import { Column, Entity } from 'typeorm';

/** A part of the endpoints (those whose number leaves this remainder), served by one process at a time. */
@Entity('shard')
export class ShardEntity {
  @Column({ type: 'smallint', primary: true, primaryKeyConstraintName: 'shard_pkey' })
  id: number;

  /** Grows with each taking: what is done under an older one has no effect. */
  @Column({ ...numberColumn, default: 0 })
  epoch: number;

  /** The process that holds it; null when it is free. */
  @Column({ type: 'uuid', nullable: true })
  owner: string | null;

  /** From then on it is anybody's. */
  @Column({ type: 'timestamptz', name: 'lease_until', precision: 3, nullable: true })
  leaseUntil: Date | null;
}
