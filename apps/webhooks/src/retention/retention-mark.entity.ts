import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: how far retention has come. */
@Entity('retention_mark')
export class RetentionMarkEntity {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'retention_mark_pkey' })
  id: number;

  /** Events of earlier days are gone or about to go: nothing is sent of them any more but what is owed already. */
  @Column({ type: 'date', name: 'first_kept_day' })
  firstKeptDay: string;
}
