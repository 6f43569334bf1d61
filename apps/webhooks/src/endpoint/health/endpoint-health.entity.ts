import { numberColumn } from '@plumbline/persistence';
import { Column, Entity } from 'typeorm';
import type { Health, HealthState } from './endpoint-health.policy';

/**
 * What attempts have shown of an endpoint. Written by the process that serves it when something has changed; an endpoint
 * without a row is new.
 */
@Entity('endpoint_health')
export class EndpointHealthEntity implements Health {
  @Column({
    ...numberColumn,
    name: 'endpoint_id',
    primary: true,
    primaryKeyConstraintName: 'endpoint_health_pkey',
  })
  endpointId: number;

  /** Grows when the endpoint begins afresh: what an older beginning still has to say has no effect. */
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
