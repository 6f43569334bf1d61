import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';
import { And, LessThan, MoreThanOrEqual } from 'typeorm';
import { AttemptStatisticEntity } from './attempt-statistic.entity';
import type { CountedAttempts, Hours } from './statistics.policy';

/** Reads the statistics of attempts. They are written together with the attempts. */
@Injectable()
export class StatisticsRepository {
  /** `endpointId` must be of the caller's account: the table has no account. */
  find(reader: Reader, endpointId: number, { from, to }: Hours): Promise<CountedAttempts[]> {
    return reader.findBy(AttemptStatisticEntity, {
      endpointId,
      hour: And(MoreThanOrEqual(from), LessThan(to)),
    });
  }
}
