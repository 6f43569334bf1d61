import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** `true` or `false`, as an environment variable says it. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** What every service reads. */
export const serviceSettings = {
  RABBITMQ_URL: z
    .url()
    .meta({ secret: true })
    .describe('The broker, amqp:// or amqps:// with user, password and virtual host'),
  HEALTH_PORT: port.default(0).describe('Port of /health/live, /health/ready and /metrics; 0 takes any free one'),
  HEALTH_HOST: z.string().default('127.0.0.1').describe('Address the health port listens on; 0.0.0.0 in a container'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('The least severe level that is logged'),
};

/** What every service with a schema of its own reads. */
export const databaseSettings = {
  DATABASE_URL: z.url().meta({ secret: true }).describe("PostgreSQL, with the service's own role"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10).describe('Connections kept at most'),
};

export { port as portSetting };
