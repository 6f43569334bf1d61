import { Injectable } from '@nestjs/common';
import { Database } from '@plumbline/persistence';
import { And, LessThan, MoreThanOrEqual } from 'typeorm';
import { AttemptStatisticEntity } from './attempt-statistic.entity';
import type { CountedAttempts, Hours } from './statistics.policy';

/** What was counted of attempts; it is written with their results, where these are. */
@Injectable()
export class StatisticsRepository {
  constructor(private readonly database: Database) {}

  find(endpointId: number, { from, to }: Hours): Promise<CountedAttempts[]> {
    return this.database.manager.findBy(AttemptStatisticEntity, {
      endpointId,
      hour: And(MoreThanOrEqual(from), LessThan(to)),
    });
  }

  /** At most `batch` rows of before a day; answers how many there were. */
  async deleteBefore(day: string, batch: number): Promise<number> {
    const [, count] = await this.database.manager.query<[unknown, number]>(
      `delete from attempt_statistic where ctid in (
         select ctid from attempt_statistic where hour < $1::date at time zone 'utc' limit $2)`,
      [day, batch],
    );
    return count;
  }
}
