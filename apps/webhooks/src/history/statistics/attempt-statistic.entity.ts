import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';
import type { DeliveryStatus } from '../../delivery/delivery.entity';

const key = { primary: true, primaryKeyConstraintName: 'attempt_statistic_pkey' } as const;

/** The number of an endpoint's attempts in an hour with the same status and duration bucket. Recorded together with the attempts. */
@Entity('attempt_statistic')
export class AttemptStatisticEntity {
  @Column({ ...numberColumn, ...key, name: 'endpoint_id' })
  endpointId: number;

  /** The start of the hour. */
  @Index('attempt_statistic_hour')
  @Column({ ...key, type: 'timestamptz', precision: 0 })
  hour: Date;

  /** The status of the delivery after the attempt. `pending` means that the attempt failed and is retried. */
  @Column({ ...key, type: 'text' })
  status: DeliveryStatus;

  /** See `bucketOf`. */
  @Column({ ...key, type: 'smallint', name: 'duration_bucket' })
  durationBucket: number;

  @Column('integer')
  attempts: number;
}
