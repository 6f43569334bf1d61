import { Inject, Injectable } from '@nestjs/common';
import { Clock, Log } from '@plumbline/runtime';
import { TestRequests } from '../../sender/test-requests';
import { readConsent, type Consent } from './consent.policy';
import type { EndpointEntity } from '../endpoint.entity';
import { EndpointRepository, type EndpointChange } from '../endpoint.repository';

/** The DNS name by which this installation introduces itself to subscribers that are asked whether they want its events. */
export const REQUEST_ORIGIN = Symbol('plumbline:request-origin');

/** Asked for where an endpoint has no limit of its own; what a dispatcher can send to one endpoint. */
const usualPerSecond = 100;

/** Asks subscribers whether they want to be sent events (abuse protection of the CloudEvents HTTP webhook specification). */
@Injectable()
export class EndpointVerificationService {
  constructor(
    private readonly endpoints: EndpointRepository,
    private readonly probes: TestRequests,
    private readonly log: Log,
    @Inject(REQUEST_ORIGIN) private readonly origin: string,
    private readonly clock: Clock,
  ) {}

  /** Repeatable by nature: asking twice does no harm. @throws DomainError `service.overloaded` */
  async prove(endpoint: EndpointEntity): Promise<void> {
    const { accountId, publicId, targetUrl } = endpoint;
    const consent = await this.probes.run(accountId, async (sender) =>
      // Without passwords and own headers: whose URL it is, is what is to be found out.
      readConsent(await sender.options({ url: targetUrl, headers: this.question(endpoint) }), this.origin),
    );
    const now = this.clock.now();
    await this.endpoints.updateVerification(endpoint, { ...changeBy(consent, now), updatedAt: now });
    this.log.info({ event: 'webhook.asked-for-consent', endpointId: publicId, accountId, ...consent });
  }

  private question({ maxPerSecond }: EndpointEntity): Record<string, string> {
    return {
      'user-agent': 'Plumbline-Webhooks/1',
      'webhook-request-origin': this.origin,
      'webhook-request-rate': String((maxPerSecond ?? usualPerSecond) * 60),
    };
  }
}

function changeBy(consent: Consent, now: Date): EndpointChange {
  if (!consent.granted) return { verification: 'failed', verificationError: consent.reason, allowedPerMinute: null };
  const { allowedPerMinute } = consent;
  return { verification: 'verified', verificationError: null, verifiedAt: now, allowedPerMinute };
}
