import { Injectable } from '@nestjs/common';
import {
  eventActorOf,
  webhookBody,
  webhookEventsByName,
  type Principal,
  type RpcRequest,
  type testEndpoint,
  type testSettings,
  type TestDelivery,
} from '@plumbline/contracts';
import { mintWebhookSecret } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Database } from '@plumbline/persistence';
import { Clock, Log } from '@plumbline/runtime';
import { v7 as uuidv7 } from 'uuid';
import { isSuccess } from '../delivery/attempt/outcome.policy';
import { WebhookRequestBuilder } from '../delivery/attempt/webhook-request-builder';
import { DeliveryEngine } from '../delivery/delivery-engine';
import { EndpointQueryService } from '../endpoint/endpoint-query.service';
import { requireOwner } from '../endpoint/endpoint.policy';
import { EndpointHealthRepository } from '../endpoint/health/endpoint-health.repository';
import { EndpointColumns } from '../endpoint/settings/endpoint-columns';
import { statusError } from '../sender/error-kind';
import { Redactor } from '../sender/redactor';
import { keptHeaders } from '../sender/response/response-excerpt';
import type { OutgoingRequest, Sender, SendResult } from '../sender/sender';
import { TestRequests } from '../sender/test-requests';

type BuildRequest = (message: { publicId: string; event: { body: string } }, at: Date) => OutgoingRequest;

/**
 * Sends test deliveries, past the circuit breaker, and shows owners the request and the response. The delivery is not stored, so a
 * repeated call only sends another one. One that succeeds closes the circuit breaker.
 */
@Injectable()
export class TestDeliveryService {
  constructor(
    private readonly endpoints: EndpointQueryService,
    private readonly columns: EndpointColumns,
    private readonly builder: WebhookRequestBuilder,
    private readonly requests: TestRequests,
    private readonly health: EndpointHealthRepository,
    private readonly engine: DeliveryEngine,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async testEndpoint({ actor, id, eventName }: RpcRequest<typeof testEndpoint>): Promise<TestDelivery> {
    const endpoint = await this.endpoints.find(actor, id);
    if (endpoint.verification === 'pending' || endpoint.verification === 'failed') {
      throw new DomainError('webhooks.not-verified');
    }
    const sent = await this.send(actor, eventName, (message, at) => this.builder.build({ ...message, endpoint }, at));
    if (sent.response && isSuccess(sent.response.status)) await this.closeBreaker(endpoint.id);
    return sent;
  }

  /** Tests settings that are not saved. @throws DomainError for settings that could not be saved. */
  async testSettings({
    actor,
    eventName,
    signatureScheme,
    ...input
  }: RpcRequest<typeof testSettings>): Promise<TestDelivery> {
    requireOwner(actor);
    const name = { accountId: actor.accountId, publicId: uuidv7() };
    // The secret is never shown. Unlike a stored one, it need not come from the gateway.
    const secret = mintWebhookSecret(signatureScheme);
    const columns = await this.columns.forNew(this.database.reader, name, { ...input, secret }, this.clock.now());
    const endpoint = { ...columns, ...name, id: 0, version: 1 };
    return this.send(actor, eventName, (message, at) => this.builder.buildUncached({ ...message, endpoint }, at));
  }

  private async closeBreaker(endpointId: number): Promise<void> {
    const closed = await this.database.transaction((tx) => this.health.markGood(tx, endpointId));
    if (closed) this.engine.requestScan();
  }

  private async send(actor: Principal, eventName: string, build: BuildRequest): Promise<TestDelivery> {
    const id = uuidv7();
    const at = this.clock.now();
    const request = build({ publicId: id, event: { body: exampleBody(eventName, actor, at) } }, at);
    const { accountId } = actor;
    const { result, durationMs } = await this.requests.run(accountId, (sender) => timed(sender, request));
    const sent = { id, eventName, request: requestView(request), ...responseView(result), durationMs };
    const { response, error } = sent;
    this.log.info({
      event: 'webhook.test-delivered',
      accountId,
      eventName,
      status: response?.status,
      error: error ?? undefined,
      durationMs,
    });
    return sent;
  }
}

/**
 * The body of a test delivery: the catalogue's example of the event, as if the actor had just caused it, marked as a test.
 * @throws DomainError `webhooks.unknown-event`
 */
function exampleBody(eventName: string, actor: Principal, now: Date): string {
  const contract = webhookEventsByName.get(eventName);
  if (!contract) {
    throw new DomainError('webhooks.unknown-event', {
      detail: 'No event has this name. The event catalogue lists all names.',
      source: { pointer: '/data/attributes/event-name' },
    });
  }
  const event = {
    ...contract.example,
    id: uuidv7(),
    occurredAt: now.toISOString(),
    accountId: actor.accountId,
    actor: eventActorOf(actor),
  };
  return JSON.stringify({ ...webhookBody(contract.webhook, event), test: true });
}

async function timed(sender: Sender, request: OutgoingRequest): Promise<{ result: SendResult; durationMs: number }> {
  const begun = performance.now();
  const result = await sender.post(request);
  return { result, durationMs: Math.round(performance.now() - begun) };
}

function requestView({ url, headers, body, hidden }: OutgoingRequest): TestDelivery['request'] {
  return { url, headers: keptHeaders(headers, new Redactor(hidden)), body };
}

function responseView(result: SendResult): Pick<TestDelivery, 'response' | 'error'> {
  if (result.kind === 'no-response') return { response: null, error: result.error };
  const { status, headers, body } = result;
  return { response: { status, headers: { ...headers }, body }, error: statusError(status) };
}
