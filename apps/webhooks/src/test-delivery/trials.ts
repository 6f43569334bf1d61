import { Injectable } from '@nestjs/common';
import type { Principal, Trial } from '@plumbline/contracts';
import { Clock, Log } from '@plumbline/runtime';
import { v7 as uuidv7 } from 'uuid';
import { keptHeaders } from '../sender/response-excerpt';
import { TestRequests } from '../sender/test-requests';
import type { OutgoingRequest, Sender, SendResult } from '../sender/sender';
import { testDeliveryBody } from './test-delivery-body';

/** Makes tests: sends, and says what was sent and what came back. */
@Injectable()
export class Trials {
  constructor(
    private readonly probes: TestRequests,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Sends what `build` makes of an example of the event. */
  async make(
    actor: Principal,
    eventName: string,
    build: (message: { publicId: string; event: { body: string } }, at: Date) => OutgoingRequest,
  ): Promise<Trial> {
    const id = uuidv7();
    const at = this.clock.now();
    const request = build({ publicId: id, event: { body: testDeliveryBody(eventName, actor, at) } }, at);
    const { result, durationMs } = await this.probes.run(actor.accountId, (sender) => timed(sender, request));
    const made = { id, eventName, request: shown(request), ...outcome(result), durationMs };
    const { status } = made.response ?? {};
    const { accountId } = actor;
    this.log.info({
      event: 'webhook.tested',
      accountId,
      eventName,
      status,
      error: made.error ?? undefined,
      durationMs,
    });
    return made;
  }
}

async function timed(sender: Sender, request: OutgoingRequest): Promise<{ result: SendResult; durationMs: number }> {
  const begun = performance.now();
  const result = await sender.post(request);
  return { result, durationMs: Math.round(performance.now() - begun) };
}

function shown({ url, headers, body, secrets }: OutgoingRequest): Trial['request'] {
  return { url, headers: keptHeaders(headers, secrets), body };
}

function outcome(result: SendResult): Pick<Trial, 'response' | 'error'> {
  if (result.kind === 'unanswered') return { response: null, error: result.error };
  const { status, headers, body } = result;
  return { response: { status, headers: { ...headers }, body }, error: null };
}
