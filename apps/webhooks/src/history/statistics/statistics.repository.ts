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
}
