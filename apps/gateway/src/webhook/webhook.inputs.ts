import { Uuid } from '../routing/inputs';

/** The webhook of the path. */
export const WebhookId = () => Uuid({ name: 'webhook', missing: 'webhooks.not-found' });
/** The delivery of the path. */
export const DeliveryId = () => Uuid({ name: 'delivery', missing: 'webhooks.delivery-not-found' });
/** The replay of the path. */
export const ReplayId = () => Uuid({ name: 'replay', missing: 'webhooks.replay-not-found' });
