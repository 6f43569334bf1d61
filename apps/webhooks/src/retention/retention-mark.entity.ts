import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: the progress of retention. */
@Entity('retention_mark')
export class RetentionMarkEntity {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'retention_mark_pkey' })
  id: number;

  /** Events of earlier days are deleted, or about to be. Only their pending deliveries are still sent. */
  @Column({ type: 'date', name: 'first_kept_day' })
  firstKeptDay: string;
}
