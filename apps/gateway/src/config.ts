import { connectionUrl, flag, portSetting, publicUrlSetting, serviceSettings } from '@plumbline/runtime';
import { z } from 'zod';
import { areProxyRanges, notProxyRanges } from './forwarded/trusted-proxies';

const positive = z.coerce.number().int().min(1);

const settings = z.object({
  ...serviceSettings,
  PORT: portSetting.default(3000).describe('Port of the API. 0 selects a free port'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address that the API listens on: 0.0.0.0 in a container, localhost for both addresses of this machine'),
  PUBLIC_URL: publicUrlSetting
    .optional()
    .describe(
      'URL at which clients reach the API, without a path. Links to files start with it. With https the session cookie is Secure',
    ),
  TRUST_PROXY: z
    .string()
    .refine(areProxyRanges, { error: notProxyRanges })
    .default('')
    .describe(
      'Comma-separated addresses or CIDR ranges of proxies whose X-Forwarded-* and Forwarded headers are trusted; uniquelocal stands for all private ranges',
    ),
  REQUEST_TIMEOUT_SECONDS: positive
    .default(120)
    .describe('Seconds without a byte from a client after which the gateway gives up a request that is arriving'),
  KEEP_ALIVE_SECONDS: positive
    .max(86_400)
    .default(75)
    .describe(
      'Seconds for which an idle connection stays open. Must be more than the proxy in front keeps it, such as 620 behind a load balancer of Google',
    ),
  STOP_DELAY_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(15)
    .default(0)
    .describe(
      'Seconds for which a gateway that is stopping still serves, so that load balancers and clients turn to another one first',
    ),
  REDIS_URL: connectionUrl('redis', 'rediss')
    .optional()
    .meta({ secret: true })
    .describe('Redis in which several gateways share the request limits. A single gateway counts in memory'),
  GATEWAY_REPLICAS: positive
    .default(1)
    .describe(
      'Number of gateways, at most. Each admits its share of what is left of a request limit while Redis is unavailable',
    ),
  FLOOD_REQUESTS_PER_MINUTE: positive
    .default(600_000)
    .describe('Requests of any kind that one address may make in a minute'),
  SESSION_REQUESTS_PER_MINUTE: positive
    .default(3_000)
    .describe("Requests that one user's sessions may make in a minute"),
  AUTH_FAILURES_PER_MINUTE: positive
    .default(100)
    .describe('Failed authentications of one address in a minute, above which its credentials are no longer verified'),
  BLOB_DIRECTORY: z
    .string()
    .min(1)
    .optional()
    .describe('Directory in which attachments are stored. Several gateways share it. Required without S3_BUCKET'),
  S3_BUCKET: z.string().min(1).optional().describe('S3 bucket in which attachments are stored instead of a directory'),
  S3_REGION: z.string().min(1).default('us-east-1').describe('Region of the bucket'),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('URL of a store other than AWS that speaks its S3 protocol'),
  S3_PUBLIC_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'URL at which clients reach the store. Downloads are redirected to it. Without it the gateway sends files',
    ),
  S3_PATH_STYLE: flag
    .default(false)
    .describe('Whether the bucket is part of the path instead of the host, which stores other than AWS often need'),
  S3_ACCESS_KEY_ID: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Access key of the store. Without it the AWS SDK looks for credentials, such as the role of the container',
    ),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().meta({ secret: true }).describe('Secret of the access key'),
  FILE_LINK_SECRET: z
    .string()
    .min(32)
    .meta({ secret: true })
    .describe('Key that signs links to files and device cookies: at least 32 characters, the same on every gateway'),
  FILE_LINK_SECONDS: positive.default(3_600).describe('Lifetime of a link to a file, in seconds'),
  CONSOLE_DIRECTORY: z
    .string()
    .min(1)
    .optional()
    .describe('Directory of the built console. Without it the gateway serves only the API'),
  SECURE_COOKIES: flag
    .optional()
    .describe(
      'Whether sessions require https: only the cookie with the prefix `__Host-` counts. Defaults to true if PUBLIC_URL is https',
    ),
});

export const configSchema = settings
  .refine(({ BLOB_DIRECTORY, S3_BUCKET }) => BLOB_DIRECTORY ?? S3_BUCKET, { path: ['BLOB_DIRECTORY'] })
  .refine(({ S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret }) => !id === !secret, {
    path: ['S3_SECRET_ACCESS_KEY'],
  });
export type GatewayConfig = z.output<typeof configSchema>;

/** The settings, for providers that read one. */
export const GATEWAY_CONFIG = Symbol('plumbline:gateway-config');

/** Whether clients use https, so that cookies and headers can require it. */
export function usesHttps({ SECURE_COOKIES, PUBLIC_URL }: GatewayConfig): boolean {
  return SECURE_COOKIES ?? PUBLIC_URL?.startsWith('https:') ?? false;
}
