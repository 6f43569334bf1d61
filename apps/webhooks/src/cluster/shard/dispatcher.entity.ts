import { Column, Entity } from 'typeorm';

/** A dispatcher that is alive until its lease ends. */
@Entity('dispatcher')
export class DispatcherEntity {
  @Column({ type: 'uuid', primary: true, primaryKeyConstraintName: 'dispatcher_pkey' })
  id: string;

  @Column({ type: 'timestamptz', name: 'lease_until', precision: 3 })
  leaseUntil: Date;
}
