import { api, attributes } from '../../app/api/api-client';
import type { ResourceResponse } from '../../app/api/json-api';
import type { WebhookSettings } from '../settings/webhook-settings';

/** The request and response of a test delivery. Secrets are redacted. */
export interface TestDeliveryAttributes {
  'event-name': string;
  request: { url: string; headers: Record<string, string>; body: string };
  /** Absent if the subscriber did not respond. */
  response?: { status: number; headers: Record<string, string>; body: string };
  /** Why there is no response, for example `connection-refused`. */
  error?: string;
  'duration-ms': number;
}

/** Sends a test delivery with the saved settings of a webhook. */
export async function sendTestDelivery(id: string, eventName: string): Promise<TestDeliveryAttributes> {
  return (await api.post<ResourceResponse<TestDeliveryAttributes>>(`v2/webhooks/${id}/test`, attributes({ eventName })))
    .data.attributes;
}

/** Sends a test delivery with unsaved settings. */
export async function sendTestWithSettings(
  settings: WebhookSettings,
  eventName: string,
): Promise<TestDeliveryAttributes> {
  const body = attributes({ ...settings, eventName });
  return (await api.post<ResourceResponse<TestDeliveryAttributes>>('v2/webhooks/test', body)).data.attributes;
}
