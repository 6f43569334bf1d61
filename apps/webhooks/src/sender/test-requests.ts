import { Injectable } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import { Sender } from './sender';

/** In flight at once in this process. Fewer than the RPCs that it handles at once, so that slow targets leave room for others. */
const maxInFlight = 16;
/** In flight at once for one account. */
const maxPerAccount = 4;

/** Requests to targets whose response a caller waits for: test deliveries and verifications. Limits how many are in flight. */
@Injectable()
export class TestRequests {
  private readonly perAccount = new Map<number, number>();
  private inFlight = 0;

  constructor(private readonly sender: Sender) {}

  /** @throws DomainError `service.overloaded` when too many are in flight. */
  async run<T>(accountId: number, request: (sender: Sender) => Promise<T>): Promise<T> {
    const own = this.perAccount.get(accountId) ?? 0;
    if (own >= maxPerAccount || this.inFlight >= maxInFlight) {
      throw new DomainError('service.overloaded', {
        detail: 'Too many test requests are waiting for a response. Try again when some have finished.',
        retryAfter: 5,
      });
    }
    this.count(accountId, own + 1);
    this.inFlight += 1;
    try {
      return await request(this.sender);
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
