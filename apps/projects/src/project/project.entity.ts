import { numberColumn } from '@plumbline/persistence';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('project')
@Unique('project_account_id_key', ['accountId', 'id'])
@Unique('project_running_number_key', ['accountId', 'runningNumber'])
@Index('project_updated_at_idx', ['accountId', 'updatedAt', 'id'])
export class ProjectEntity {
  @PrimaryColumn({
    ...numberColumn,
    generated: 'identity',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'project_pkey',
  })
  id: number;

  @Column({ ...numberColumn, name: 'account_id' })
  accountId: number;

  /** Counts the projects of an account from 1, without gaps. */
  @Column('int', { name: 'running_number' })
  runningNumber: number;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  street: string | null;

  @Column('text', { nullable: true })
  zipcode: string | null;

  @Column('text', { nullable: true })
  city: string | null;

  @Column('text', { nullable: true })
  country: string | null;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('text', { name: 'project_number', nullable: true })
  projectNumber: string | null;

  @Column('text', { nullable: true })
  homepage: string | null;

  @Column('date', { name: 'start_date', nullable: true })
  startDate: string | null;

  @Column('date', { name: 'end_date', nullable: true })
  endDate: string | null;

  @Column('smallint', { default: 1 })
  status: 1 | 9;

  @Column({ ...numberColumn, name: 'author_id' })
  authorId: number;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 })
  updatedAt: Date;
}

/** The last running number an account has given out. */
@Entity('project_counter')
export class ProjectCounterEntity {
  @PrimaryColumn({ ...numberColumn, name: 'account_id', primaryKeyConstraintName: 'project_counter_pkey' })
  accountId: number;

  @Column('int', { name: 'last_number' })
  lastNumber: number;
}
