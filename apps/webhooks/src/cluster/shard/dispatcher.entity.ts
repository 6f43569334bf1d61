import { Column, Entity } from 'typeorm';

/** A process that serves shards, for as long as it says so. */
@Entity('dispatcher')
export class DispatcherEntity {
  @Column({ type: 'uuid', primary: true, primaryKeyConstraintName: 'dispatcher_pkey' })
  id: string;

  @Column({ type: 'timestamptz', name: 'lease_until', precision: 3 })
  leaseUntil: Date;
}
