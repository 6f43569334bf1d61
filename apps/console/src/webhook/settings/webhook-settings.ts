import { endpointSettings, headerInput, signatureScheme } from '@plumbline/contracts';
import { z } from 'zod';
import { api, attributes } from '../../app/api/api-client';
import type { ResourceResponse } from '../../app/api/json-api';
import type { ApiForm } from '../../app/form/use-api-form';
import type { WebhookAttributes } from '../webhook';

const { description, targetUrl, events, maxPerSecond, ordered, basicAuth, verification } = endpointSettings.shape;
const credentials = basicAuth.unwrap().unwrap();

/** A secret that is left empty stays as it is saved. */
const unlessEmpty = <Schema extends z.ZodType<unknown, string | undefined>>(schema: Schema) =>
  z
    .string()
    .transform((text) => text || undefined)
    .pipe(schema);

const header = headerInput
  .extend({
    value: unlessEmpty(headerInput.shape.value),
    hidden: z.boolean(),
    /** Whether a value is saved that is to stay, and cannot be seen. */
    saved: z.boolean(),
  })
  .transform(({ saved: _, ...sent }) => sent);

/** What owners set, by the rules of the contract. */
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

/** As its inputs hold it. */
export type WebhookInputs = z.input<typeof webhookForm>;
/** As the API takes it. */
export type WebhookSettings = z.output<typeof webhookForm>;
export type WebhookFormState = ApiForm<WebhookInputs, WebhookSettings>;

/** The answer has the signing secret, this once. */
export const createWebhook = (settings: WebhookSettings) =>
  api.post<ResourceResponse<WebhookAttributes>>('v2/webhooks', attributes({ ...settings }, 'webhooks'));

/** The scheme of signatures is changed with the secret alone. */
export const changeWebhook = (id: string, { signatureScheme: _, ...settings }: WebhookSettings) =>
  api.put<ResourceResponse<WebhookAttributes>>(`v2/webhooks/${id}`, attributes(settings));

/** What the form of a webhook begins with; that of a new one without it. */
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
