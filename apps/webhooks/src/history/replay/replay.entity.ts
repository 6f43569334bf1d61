import type { Replay } from '@plumbline/contracts';
import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index } from 'typeorm';

/** A request to send a period's deliveries again, with its progress and the process that works on it. */
@Entity('replay')
@Index('replay_by_endpoint', ['endpointId', 'id'])
@Index('replay_one_at_a_time', ['endpointId'], { unique: true, where: `state = 'running'` })
export class ReplayEntity {
  /** UUID version 7. */
  @Column({ type: 'uuid', primary: true, primaryKeyConstraintName: 'replay_pkey' })
  id: string;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  @Column({ ...numberColumn, name: 'endpoint_id' })
  endpointId: number;

  @Column('text')
  kind: Replay['kind'];

  @Column({ type: 'timestamptz', name: 'range_from', precision: 3 })
  from: Date;

  @Column({ type: 'timestamptz', name: 'range_to', precision: 3 })
  to: Date;

  @Column('text')
  state: Replay['state'];

  @Column({ type: 'integer', nullable: true })
  total: number | null;

  @Column('integer')
  done: number;

  /** Of the deliveries that are done: how many have arrived. Null for replays of versions that did not count them. */
  @Column({ type: 'integer', nullable: true })
  delivered: number | null;

  /** How many were given up. */
  @Column({ type: 'integer', nullable: true })
  undelivered: number | null;

  /** How many wait. They are counted until there are none. */
  @Column({ type: 'integer', nullable: true })
  pending: number | null;

  /** The last event number (`everything`) or delivery id (`failed`) that was processed. */
  @Column('text')
  position: string;

  /** The process that works on it until its lease ends. */
  @Column({ type: 'uuid', nullable: true })
  owner: string | null;

  @Column({ type: 'timestamptz', name: 'lease_until', precision: 3, nullable: true })
  leaseUntil: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'finished_at', precision: 3, nullable: true })
  finishedAt: Date | null;
}
