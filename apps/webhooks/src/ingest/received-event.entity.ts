import { Entity, PrimaryColumn } from 'typeorm';

/**
 * The ids of received events, so that a repeated event is not stored again. A separate table, because a unique key of `event`
 * would cover one partition only. A row lives as long as its event.
 */
@Entity('received_event')
export class ReceivedEventEntity {
  /** The id of the envelope. */
  @PrimaryColumn({ type: 'uuid', name: 'public_id', primaryKeyConstraintName: 'received_event_pkey' })
  publicId: string;
}
