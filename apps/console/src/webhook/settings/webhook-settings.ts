import { endpointSettings, headerInput, signatureScheme } from '@plumbline/contracts';
import { z } from 'zod';
import { api, attributes } from '../../app/api/api-client';
import type { ResourceResponse } from '../../app/api/json-api';
import type { ReadVersion } from '../../app/form/edit-base';
import type { ApiForm } from '../../app/form/use-api-form';
import type { WebhookAttributes } from '../webhook';

const { description, targetUrl, events, maxPerSecond, ordered, basicAuth, verification } = endpointSettings.shape;
const credentials = basicAuth.unwrap().unwrap();

/** An empty input keeps the saved secret. */
const unlessEmpty = <Schema extends z.ZodType<unknown, string | undefined>>(schema: Schema) =>
  z
    .string()
    .transform((text) => text || undefined)
    .pipe(schema);

const header = headerInput
  .extend({
    value: unlessEmpty(headerInput.shape.value),
    hidden: z.boolean(),
    /** Whether a hidden value is saved and kept. */
    saved: z.boolean(),
  })
  .transform(({ saved: _, ...sent }) => sent);

/** The settings of a webhook, validated by the schemas of the contract. */
export const webhookForm = z.object({
  description: description.unwrap(),
  targetUrl: targetUrl.min(1),
  events,
  projectIds: z.array(z.string()).min(1).nullable(),
  maxPerSecond: z
    .union([z.number(), z.literal('')])
    .transform((number) => (number === '' ? null : number))
    .pipe(maxPerSecond.unwrap()),
  ordered: ordered.unwrap(),
  basicAuth: credentials.extend({ password: unlessEmpty(credentials.shape.password) }).nullable(),
  headers: z.array(header).max(50),
  verification: verification.unwrap(),
  signatureScheme,
});

/** The values of the inputs. */
export type WebhookInputs = z.input<typeof webhookForm>;
/** The values that the API accepts. */
export type WebhookSettings = z.output<typeof webhookForm>;
export type WebhookFormState = ApiForm<WebhookInputs, WebhookSettings>;

/** The response contains the signing secret, which cannot be retrieved again. */
export const createWebhook = (settings: WebhookSettings) =>
  api.post<ResourceResponse<WebhookAttributes>>('v2/webhooks', attributes({ ...settings }, 'webhooks'));

/**
 * Changes the given settings only, and only in this version of the webhook. Does not change the signature scheme: only a new secret
 * does.
 */
export const changeWebhook = (
  id: string,
  { signatureScheme: _, ...settings }: Partial<WebhookSettings>,
  ifMatch?: string,
) => api.put<ResourceResponse<WebhookAttributes>>(`v2/webhooks/${id}`, attributes(settings), { ifMatch });

/** Returns the initial values of the form: those of the webhook, or the defaults of a new one. */
export function inputsOf(webhook?: WebhookAttributes): WebhookInputs {
  const auth = webhook?.['basic-auth'];
  return {
    description: webhook?.description ?? '',
    targetUrl: webhook?.['target-url'] ?? '',
    events: webhook?.events ?? [],
    projectIds: webhook?.['project-ids'] ?? null,
    maxPerSecond: webhook?.['max-per-second'] ?? '',
    ordered: webhook?.ordered ?? false,
    basicAuth: auth ? { username: auth.username, password: '' } : null,
    headers: (webhook?.headers ?? []).map(({ name, value = '', hidden }) => ({ name, value, hidden, saved: hidden })),
    verification: webhook?.verification ?? 'none',
    signatureScheme: webhook?.['signing-keys'][0]?.scheme ?? 'v1',
  };
}

export function versionOf({ data }: ResourceResponse<WebhookAttributes>): ReadVersion<WebhookInputs> {
  return { values: inputsOf(data.attributes), etag: data.etag };
}
