import { Inject, Injectable } from '@nestjs/common';
import { signWebhook, webhookSigner, type WebhookSigner } from '@plumbline/crypto';
import { REQUEST_ORIGIN } from '../../endpoint/verification/endpoint-verification.service';
import { EndpointEncryption } from '../../endpoint/secret/endpoint-encryption';
import { liveKeys } from '../../endpoint/secret/signing-key.policy';
import type { OutgoingRequest } from '../../sender/sender';
import type { ClaimedDelivery, ClaimedEndpoint } from './delivery-claim.repository';

/** An endpoint's own headers, credentials and secrets, decrypted. */
interface OpenedEndpoint {
  version: number;
  headers: Record<string, string>;
  signers: { sign: WebhookSigner; expiresAt: string | null }[];
  /** Everything that must not show in an answer that is kept. */
  hidden: string[];
}

/** What is sent, and where. */
type Message = Pick<ClaimedDelivery, 'publicId' | 'endpoint'> & { event: { body: string } };

const maxOpened = 1_000;

/** Makes the HTTP request of an attempt. Keeps endpoints decrypted for as long as they do not change. */
@Injectable()
export class WebhookRequestBuilder {
  private readonly opened = new Map<number, OpenedEndpoint>();

  constructor(
    private readonly secrets: EndpointEncryption,
    @Inject(REQUEST_ORIGIN) private readonly origin: string,
  ) {}

  /** Throws UnreadableFieldError when the key ring lacks a key. */
  build(message: Message, at: Date): OutgoingRequest {
    return this.requestOf(message, this.open(message.endpoint), at);
  }

  /** For an endpoint that is not stored, so that there is nothing to remember it by. */
  buildOnce(message: Message, at: Date): OutgoingRequest {
    return this.requestOf(message, this.decrypt(message.endpoint), at);
  }

  private requestOf(
    { publicId, event, endpoint }: Message,
    { headers, signers, hidden }: OpenedEndpoint,
    at: Date,
  ): OutgoingRequest {
    // The time of the attempt and not of the event: subscribers refuse old timestamps as replays.
    const timestamp = Math.floor(at.getTime() / 1000);
    return {
      url: endpoint.targetUrl,
      body: event.body,
      secrets: hidden,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'user-agent': 'Plumbline-Webhooks/1',
        // Whoever was asked for consent is told in every request who has got it.
        ...(endpoint.verification === 'none' ? {} : { 'webhook-request-origin': this.origin }),
        'webhook-id': publicId,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signWebhook({
          id: publicId,
          timestamp,
          body: event.body,
          signers: liveKeys(signers, at).map(({ sign }) => sign),
        }),
      },
    };
  }

  private open(endpoint: ClaimedEndpoint): OpenedEndpoint {
    const known = this.opened.get(endpoint.id);
    if (known?.version === endpoint.version) return known;
    const opened = this.decrypt(endpoint);
    this.opened.delete(endpoint.id);
    this.opened.set(endpoint.id, opened);
    if (this.opened.size > maxOpened) this.opened.delete(this.opened.keys().next().value!);
    return opened;
  }

  private decrypt(endpoint: ClaimedEndpoint): OpenedEndpoint {
    const { publicId, version, basicUsername, sealedBasicPassword } = endpoint;
    const headers: Record<string, string> = {};
    const hidden: string[] = [];
    for (const header of endpoint.headers) {
      const value = this.secrets.openHeader(publicId, header);
      headers[header.name] = value;
      if (header.hidden) hidden.push(value);
    }
    if (basicUsername !== null && sealedBasicPassword !== null) {
      const password = this.secrets.openBasicPassword(publicId, sealedBasicPassword);
      const credentials = Buffer.from(`${basicUsername}:${password}`, 'utf8').toString('base64');
      headers['authorization'] = `Basic ${credentials}`;
      hidden.push(credentials, password);
    }
    const signers = endpoint.signingKeys.map((key) => ({
      sign: webhookSigner(this.secrets.openSigningKey(publicId, key)),
      expiresAt: key.expiresAt,
    }));
    return { version, headers, signers, hidden };
  }
}
