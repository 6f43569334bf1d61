/** The services of the installation, in the order in which they start: the gateway when it has whom to ask. */
export const serviceNames = ['identity', 'tokens', 'projects', 'webhooks', 'gateway'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Those with a schema of their own, hence a role and migrations. */
export const databaseServices = ['identity', 'tokens', 'projects', 'webhooks'] as const;
export type DatabaseService = (typeof databaseServices)[number];

/** A second process of `webhooks`, which runs once it is started: the two share the work. */
export const secondWebhooks = 'webhooks-2';
