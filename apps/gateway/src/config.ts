import { flag, portSetting, serviceSettings } from '@plumbline/runtime';
import { z } from 'zod';

const positive = z.coerce.number().int().min(1);

export const configSchema = z.object({
  ...serviceSettings,
  PORT: portSetting.default(3000).describe('Port of the API; 0 takes any free one'),
  HOST: z.string().default('127.0.0.1').describe('Address the API listens on; 0.0.0.0 in a container'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where clients reach the API; links to files start with it. Over https the session cookie is Secure'),
  TRUST_PROXY: z
    .string()
    .default('')
    .describe('Addresses or CIDR ranges, separated by commas, of proxies whose X-Forwarded-* headers are believed'),
  REQUEST_TIMEOUT_SECONDS: positive.default(120).describe('How long a request may take to arrive in full'),
  REDIS_URL: z
    .url()
    .optional()
    .meta({ secret: true })
    .describe('Where several gateways share the account limits; one gateway keeps them in memory'),
  GATEWAY_REPLICAS: positive
    .default(1)
    .describe('How many gateways run: each admits its share of an account limit while Redis is away'),
  FLOOD_REQUESTS_PER_MINUTE: positive
    .default(600_000)
    .describe('Requests that one address may make in a minute, whatever they are'),
  AUTH_FAILURES_PER_MINUTE: positive
    .default(100)
    .describe('Wrong credentials that one address may present in a minute before it is refused unheard'),
  BLOB_DIRECTORY: z.string().min(1).describe('Directory that holds the files of tickets'),
  FILE_LINK_SECRET: z
    .string()
    .min(32)
    .meta({ secret: true })
    .describe('Signs links to files; the same on every gateway, at least 32 characters'),
  FILE_LINK_SECONDS: positive.default(3_600).describe('How long a link to a file works'),
  CONSOLE_DIRECTORY: z
    .string()
    .min(1)
    .optional()
    .describe('Directory of the built console; without it the gateway serves the API alone'),
  SECURE_COOKIES: flag.optional().describe('Whether the session cookie needs https; by default as PUBLIC_URL says'),
});
export type GatewayConfig = z.output<typeof configSchema>;

/** The settings, for providers that read one. */
export const GATEWAY_CONFIG = Symbol('plumbline:gateway-config');

/** Whether clients come over https, so that cookies and headers can insist on it. */
export function usesHttps({ SECURE_COOKIES, PUBLIC_URL }: GatewayConfig): boolean {
  return SECURE_COOKIES ?? PUBLIC_URL?.startsWith('https:') ?? false;
}
