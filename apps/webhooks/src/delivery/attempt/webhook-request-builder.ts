import { Injectable } from '@nestjs/common';
import { signWebhook, webhookSigner, type WebhookSigner } from '@plumbline/crypto';
import { currentContext } from '@plumbline/runtime';
import { EndpointEncryption } from '../../endpoint/secret/endpoint-encryption';
import { liveKeys } from '../../endpoint/secret/signing-key.policy';
import type { HiddenValues } from '../../sender/redactor';
import type { OutgoingRequest } from '../../sender/sender';
import { OutboundSettings } from '../../settings';
import type { ClaimedDelivery, ClaimedEndpoint } from './delivery-claim.repository';

/** An endpoint's custom headers, credentials and secrets, decrypted. */
interface DecryptedEndpoint {
  version: number;
  headers: Record<string, string>;
  signers: { sign: WebhookSigner; expiresAt: string | null }[];
  hidden: HiddenValues;
}

/** What is sent, and to which endpoint. */
type Message = Pick<ClaimedDelivery, 'publicId' | 'endpoint'> & { event: { body: string } };

const maxCached = 1_000;

/** Builds the HTTP request of an attempt. Caches decrypted endpoints as long as their settings do not change. */
@Injectable()
export class WebhookRequestBuilder {
  private readonly cache = new Map<number, DecryptedEndpoint>();

  constructor(
    private readonly encryption: EndpointEncryption,
    private readonly settings: OutboundSettings,
  ) {}

  /** @throws UnreadableFieldError when the key ring lacks a key. */
  build(message: Message, at: Date): OutgoingRequest {
    return this.requestOf(message, this.cached(message.endpoint), at);
  }

  /** As `build`, for an endpoint that is not stored and therefore cannot be cached. */
  buildUncached(message: Message, at: Date): OutgoingRequest {
    return this.requestOf(message, this.decrypt(message.endpoint), at);
  }

  private requestOf(
    { publicId, event, endpoint }: Message,
    { headers, signers, hidden }: DecryptedEndpoint,
    at: Date,
  ): OutgoingRequest {
    // The time of the attempt, not of the event: subscribers reject old timestamps as replays.
    const timestamp = Math.floor(at.getTime() / 1000);
    const traceparent = currentContext()?.traceparent;
    return {
      url: endpoint.targetUrl,
      body: event.body,
      hidden,
      headers: {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Plumbline-Webhooks/1',
        // A target that was asked for verification sees in every request which origin it allowed.
        ...(endpoint.verification === 'none' ? {} : { 'webhook-request-origin': this.settings.requestOrigin }),
        // The subscriber's own spans, and its logs, can continue the trace of the request that caused the event.
        ...(traceparent === undefined ? {} : { traceparent }),
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

  private cached(endpoint: ClaimedEndpoint): DecryptedEndpoint {
    const cached = this.cache.get(endpoint.id);
    if (cached?.version === endpoint.version) return cached;
    const decrypted = this.decrypt(endpoint);
    this.cache.delete(endpoint.id);
    this.cache.set(endpoint.id, decrypted);
    if (this.cache.size > maxCached) this.cache.delete(this.cache.keys().next().value!);
    return decrypted;
  }

  private decrypt(endpoint: ClaimedEndpoint): DecryptedEndpoint {
    const { publicId, version, basicUsername, sealedBasicPassword } = endpoint;
    const headers: Record<string, string> = acceptOf(endpoint);
    const shown: Record<string, string> = {};
    const hidden: string[] = [];
    for (const header of endpoint.headers) {
      const value = this.encryption.decryptHeader(publicId, header);
      headers[header.name] = value;
      if (!header.hidden) continue;
      shown[header.name.toLowerCase()] = '[hidden]';
      hidden.push(value);
    }
    if (basicUsername !== null && sealedBasicPassword !== null) {
      const password = this.encryption.decryptBasicPassword(publicId, sealedBasicPassword);
      const credentials = Buffer.from(`${basicUsername}:${password}`, 'utf8').toString('base64');
      headers['authorization'] = `Basic ${credentials}`;
      shown['authorization'] = 'Basic [hidden]';
      hidden.push(credentials, password);
    }
    const signers = endpoint.signingKeys.map((key) => ({
      sign: webhookSigner(this.encryption.decryptSigningKey(publicId, key)),
      expiresAt: key.expiresAt,
    }));
    return { version, headers, signers, hidden: { headers: shown, values: hidden } };
  }
}

/** Any type: some servers refuse a request without this header. The owner's own header replaces it. */
function acceptOf({ headers }: ClaimedEndpoint): Record<string, string> {
  return headers.some(({ name }) => name.toLowerCase() === 'accept') ? {} : { accept: '*/*' };
}
