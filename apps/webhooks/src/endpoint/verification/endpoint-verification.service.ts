import { Injectable } from '@nestjs/common';
import type { Principal, RpcRequest, verifyEndpoint, WebhookEndpoint } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';
import { UnitOfWork } from '@plumbline/messaging';
import { Log } from '@plumbline/runtime';
import { TestRequests } from '../../sender/test-requests';
import { OutboundSettings } from '../../settings';
import { EndpointQueryService } from '../endpoint-query.service';
import type { EndpointEntity } from '../endpoint.entity';
import { EndpointRepository, type EndpointChange } from '../endpoint.repository';
import { readConsent, type Consent } from './consent.policy';

/** The rate that is requested for an endpoint without a limit: what a dispatcher can send to one endpoint. */
const defaultPerSecond = 100;

/** Asks targets whether they agree to receive requests (abuse protection of the CloudEvents HTTP webhook specification). */
@Injectable()
export class EndpointVerificationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly endpoints: EndpointRepository,
    private readonly query: EndpointQueryService,
    private readonly requests: TestRequests,
    private readonly settings: OutboundSettings,
    private readonly log: Log,
  ) {}

  /**
   * Asks the target again. Repeatable: asking twice does no harm.
   * @throws DomainError `webhooks.verification-not-required`, `service.overloaded`
   */
  async verify({ actor, id }: RpcRequest<typeof verifyEndpoint>): Promise<WebhookEndpoint> {
    const endpoint = await this.query.find(actor, id);
    if (endpoint.verification === 'none') throw new DomainError('webhooks.verification-not-required');
    await this.ask(endpoint);
    return this.query.get({ actor, id });
  }

  /** Asks the target of an endpoint that was just saved, if its verification is pending. It stays pending when that fails. */
  async verifyPending(actor: Principal, endpoint: WebhookEndpoint): Promise<WebhookEndpoint> {
    if (endpoint.verificationState !== 'pending') return endpoint;
    try {
      return await this.verify({ actor, id: endpoint.id });
    } catch (error) {
      if (error instanceof DomainError) return endpoint;
      throw error;
    }
  }

  private async ask(endpoint: EndpointEntity): Promise<void> {
    const { accountId, publicId, targetUrl } = endpoint;
    const consent = await this.requests.run(accountId, async (sender) =>
      // Without passwords and custom headers: the target may belong to somebody else.
      readConsent(
        await sender.options({ url: targetUrl, headers: this.headersOf(endpoint) }),
        this.settings.requestOrigin,
      ),
    );
    await this.unitOfWork.runInternal({ accountId }, ({ tx, now }) =>
      this.endpoints.updateVerification(tx, endpoint, { ...columnsOf(consent, now), updatedAt: now }),
    );
    this.log.info({ event: 'webhook.verification-requested', endpointId: publicId, accountId, ...consent });
  }

  private headersOf({ maxPerSecond }: EndpointEntity): Record<string, string> {
    return {
      'user-agent': 'Plumbline-Webhooks/1',
      'webhook-request-origin': this.settings.requestOrigin,
      'webhook-request-rate': String((maxPerSecond ?? defaultPerSecond) * 60),
    };
  }
}

function columnsOf(consent: Consent, now: Date): EndpointChange {
  if (!consent.granted) return { verification: 'failed', verificationError: consent.reason, allowedPerMinute: null };
  const { allowedPerMinute } = consent;
  return { verification: 'verified', verificationError: null, verifiedAt: now, allowedPerMinute };
}
