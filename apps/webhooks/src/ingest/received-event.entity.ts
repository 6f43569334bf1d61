import { Entity, PrimaryColumn } from 'typeorm';

/**
 * That an event has been received: one that comes again is not stored again. On its own, because a unique key of `event` would
 * hold within a partition only; lives as long as its event.
 */
@Entity('received_event')
export class ReceivedEventEntity {
  /** The envelope's id. */
  @PrimaryColumn({ type: 'uuid', name: 'public_id', primaryKeyConstraintName: 'received_event_pkey' })
  publicId: string;
}
