import { Injectable } from '@nestjs/common';

/** The time of day, as a dependency, so that tests can turn it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
