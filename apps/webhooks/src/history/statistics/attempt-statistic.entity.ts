import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';
import type { DeliveryStatus } from '../../delivery/delivery.entity';

const key = { primary: true, primaryKeyConstraintName: 'attempt_statistic_pkey' } as const;

/** How many attempts an endpoint saw in an hour that ended alike and took about as long; written with their results. */
@Entity('attempt_statistic')
export class AttemptStatisticEntity {
  @Column({ ...numberColumn, ...key, name: 'endpoint_id' })
  endpointId: number;

  /** The beginning of it. */
  @Index('attempt_statistic_hour')
  @Column({ ...key, type: 'timestamptz', precision: 0 })
  hour: Date;

  /** What the attempt made of its delivery: `pending` is one that failed and is followed by another. */
  @Column({ ...key, type: 'text' })
  status: DeliveryStatus;

  /** By `bucketOf`. */
  @Column({ ...key, type: 'smallint', name: 'duration_bucket' })
  durationBucket: number;

  @Column('integer')
  attempts: number;
}
