import { numberColumn } from '@plumbline/persistence';
import { Column, Entity } from 'typeorm';
import type { Health, HealthState } from './endpoint-health.policy';

/** What the last attempts to an endpoint showed. The process that serves the endpoint updates it. No row means `new`. */
@Entity('endpoint_health')
export class EndpointHealthEntity implements Health {
  @Column({
    ...numberColumn,
    name: 'endpoint_id',
    primary: true,
    primaryKeyConstraintName: 'endpoint_health_pkey',
  })
  endpointId: number;

  /** Grows with every reset: reports of earlier generations have no effect. */
  @Column({ type: 'integer', default: 0 })
  generation: number;

  @Column('text')
  state: HealthState;

  @Column('integer')
  failures: number;

  @Column({ type: 'timestamptz', name: 'failing_since', precision: 3, nullable: true })
  failingSince: Date | null;

  @Column({ type: 'timestamptz', name: 'last_failure_at', precision: 3, nullable: true })
  lastFailureAt: Date | null;

  @Column({ type: 'timestamptz', name: 'not_before', precision: 3, nullable: true })
  notBefore: Date | null;

  @Column({ type: 'smallint', name: 'notices_given' })
  noticesGiven: number;
}
