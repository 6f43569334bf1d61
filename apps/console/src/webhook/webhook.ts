import type { DisableReason, endpointState, headerView, signatureScheme, verificationNeed } from '@plumbline/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api, attributes } from '../app/api/api-client';
import type { ListResponse, ResourceResponse, Resource } from '../app/api/json-api';
import { pageSize } from '../app/list/list-search';

export type SignatureScheme = z.output<typeof signatureScheme>;

export interface SigningKey {
  scheme: SignatureScheme;
  'public-key'?: string;
  'created-at': string;
  'expires-at'?: string;
}

/** A webhook without its passwords and hidden values. */
export interface WebhookAttributes {
  description: string;
  'target-url': string;
  events: string[];
  /** Absent for all projects. */
  'project-ids'?: string[];
  'basic-auth'?: { username: string; 'password-set': boolean };
  headers: z.output<typeof headerView>[];
  /** The current key comes first. */
  'signing-keys': SigningKey[];
  'max-per-second'?: number;
  ordered: boolean;
  active: boolean;
  paused: boolean;
  verification: z.output<typeof verificationNeed>;
  'verification-state'?: 'pending' | 'verified' | 'failed';
  'verification-error'?: string;
  'disabled-reason'?: DisableReason;
  state: z.output<typeof endpointState>;
  'failing-since'?: string;
  /** Present while deliveries wait because the last ones failed. */
  'next-probe-at'?: string;
  'created-at': string;
  /** Present only in the response that issues it. */
  secret?: string;
}

export type Webhook = Resource<WebhookAttributes>;

export const webhooksQuery = ({ page, size = pageSize }: { page?: number; size?: number }) =>
  queryOptions({
    queryKey: ['webhooks', { page, size }],
    queryFn: ({ signal }) =>
      api.get<ListResponse<WebhookAttributes>>('v2/webhooks', { query: { page, pagesize: size }, signal }),
    placeholderData: keepPreviousData,
  });

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', id],
    queryFn: ({ signal }) => api.get<ResourceResponse<WebhookAttributes>>(`v2/webhooks/${id}`, { signal }),
    // A failing webhook works again without anybody's doing.
    refetchInterval: ({ state }) => (state.data?.data.attributes.state === 'open' ? 5_000 : false),
  });

/** Deletes the webhook, and if a version is given, only in that one. */
export const deleteWebhook = (id: string, ifMatch?: string) => api.delete(`v2/webhooks/${id}`, { ifMatch });

/** Pauses the webhook, and if a version is given, only in that one. */
export const pauseWebhook = (id: string, ifMatch?: string) =>
  api.post(`v2/webhooks/${id}/pause`, undefined, { ifMatch });

/** Resumes a paused webhook, or switches a disabled one on again. */
export const resumeWebhook = (id: string) => api.post(`v2/webhooks/${id}/resume`);

/** Repeats the verification of the subscriber. The response contains the result. */
export const verifyWebhook = (id: string) => api.post<ResourceResponse<WebhookAttributes>>(`v2/webhooks/${id}/verify`);

/** Issues a new secret, which only this response contains. Older secrets stay valid for the overlap. */
export const rotateSecret = (id: string, rotation: { overlapHours: number; signatureScheme: SignatureScheme }) =>
  api.post<ResourceResponse<WebhookAttributes>>(`v2/webhooks/${id}/rotate_secret`, attributes(rotation));

/** Returns the description of a webhook, or its target URL if it has none. */
export const nameOf = ({ description, 'target-url': url }: WebhookAttributes) => description || url;
