import { connectionUrl, databaseSettings, flag, serviceSettings } from '@plumbline/runtime';
import { z } from 'zod';

const keys = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.base64()));

/** The environment variables of the webhooks service. */
export const configSchema = z.object({
  ...serviceSettings,
  ...databaseSettings,
  WEBHOOK_ENCRYPTION_KEYS: keys
    .describe(
      'Keys that encrypt passwords, hidden header values and signing secrets: a JSON object of key id to 32 bytes in base64',
    )
    .meta({ secret: true }),
  WEBHOOK_ENCRYPTION_KEY_ID: z.string().describe('Id of the key that encrypts new values'),
  WEBHOOK_ALLOW_HTTP: flag.default(false).describe('Whether webhooks may have http:// targets'),
  WEBHOOK_ALLOW_PRIVATE_ADDRESSES: flag
    .default(false)
    .describe(
      'Whether webhooks may have targets at addresses that are not public; for development and closed networks',
    ),
  WEBHOOK_PROXY_URL: connectionUrl('http', 'https')
    .optional()
    .meta({ secret: true })
    .describe(
      'URL of an HTTP proxy, with user and password if it needs them, through which every request to a webhook goes (CONNECT). None by default',
    ),
  WEBHOOK_REQUEST_ORIGIN: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i)
    .max(253)
    .default('plumbline')
    .describe('DNS name of this installation in verification requests; the host of its public URL'),
  WEBHOOK_SLOTS: z.coerce
    .number()
    .int()
    .min(5)
    .max(20_000)
    .default(2_000)
    .describe(
      'Delivery attempts in flight at once in a process. Each is a socket: three fifths are for healthy endpoints, a fifth each for new and for failing ones. An account alone uses fifteen sixteenths of each',
    ),
  WEBHOOK_RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3_650)
    .default(30)
    .describe(
      'Days for which events, deliveries and attempts are kept; events with pending deliveries are kept longer',
    ),
});

export type WebhooksConfig = z.output<typeof configSchema>;
