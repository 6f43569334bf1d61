import { Injectable } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import { Sender } from './sender';

/** Under way at once in this process: a part of the calls that it works on, so that slow subscribers leave room for others. */
const maxInFlight = 16;
/** Under way at once for one account. */
const maxPerAccount = 4;

/** Requests to subscribers that somebody waits for, beside the deliveries. */
@Injectable()
export class TestRequests {
  private readonly perAccount = new Map<number, number>();
  private inFlight = 0;

  constructor(private readonly sender: Sender) {}

  /** @throws DomainError `service.overloaded` when too many are under way. */
  async run<T>(accountId: number, probe: (sender: Sender) => Promise<T>): Promise<T> {
    const own = this.perAccount.get(accountId) ?? 0;
    if (own >= maxPerAccount || this.inFlight >= maxInFlight) {
      throw new DomainError('service.overloaded', {
        detail: 'Too many subscribers are being tried at once. Try again when some have answered.',
        retryAfter: 5,
      });
    }
    this.count(accountId, own + 1);
    this.inFlight += 1;
    try {
      return await probe(this.sender);
    } finally {
      this.inFlight -= 1;
      this.count(accountId, this.perAccount.get(accountId)! - 1);
    }
  }

  private count(accountId: number, inFlight: number): void {
    if (inFlight > 0) this.perAccount.set(accountId, inFlight);
    else this.perAccount.delete(accountId);
  }
}
