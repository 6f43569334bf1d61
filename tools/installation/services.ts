import { serviceNames as databaseServices, type ServiceName as DatabaseService } from '@plumbline/contracts';

/** The services with a schema, hence with a role and migrations. `libs/contracts/src/core/services.ts` lists them. */
export { databaseServices, type DatabaseService };

/** The processes of the installation, in the order in which they start: the gateway after the services that it calls. */
export const serviceNames = [...databaseServices, 'gateway'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** A second process of `webhooks`, which an operator can start: the two share the endpoints. */
export const secondWebhooks = 'webhooks-2';
