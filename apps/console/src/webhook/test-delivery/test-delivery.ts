import { api, attributes } from '../../app/api/api-client';
import type { ResourceResponse } from '../../app/api/json-api';
import type { WebhookSettings } from '../settings/webhook-settings';

/** What a test sent, secrets blotted out, and what came back. */
export interface TestDeliveryAttributes {
  'event-name': string;
  request: { url: string; headers: Record<string, string>; body: string };
  /** Absent when there was no answer. */
  response?: { status: number; headers: Record<string, string>; body: string };
  /** Why there was none, for example `connection-refused`. */
  error?: string;
  'duration-ms': number;
}

/** Sends an example of an event to a webhook as it is saved. */
export async function sendTestDelivery(id: string, eventName: string): Promise<TestDeliveryAttributes> {
  return (await api.post<ResourceResponse<TestDeliveryAttributes>>(`v2/webhooks/${id}/test`, attributes({ eventName })))
    .data.attributes;
}

/** The same with settings that are not saved. */
export async function sendTestWithSettings(
  settings: WebhookSettings,
  eventName: string,
): Promise<TestDeliveryAttributes> {
  const body = attributes({ ...settings, eventName });
  return (await api.post<ResourceResponse<TestDeliveryAttributes>>('v2/webhooks/test', body)).data.attributes;
}
