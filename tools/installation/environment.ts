import { join } from 'node:path';
import { urlOf } from '../database-roles/database-roles';
import { consoleDir } from './paths';
import type { Secrets } from './secrets';
import { databaseServices, type DatabaseService, type ServiceName } from './services';

export interface Surroundings {
  dir: string;
  databaseUrl: string;
  rabbitUrl: string;
  /** Port at which clients reach the gateway, or the load balancer of several. */
  publicPort: number;
  /** Port of this process, if it is a gateway. */
  gatewayPort: number;
  healthPort: number;
  /** Number of gateways, which share their request limits in Redis if there are several. */
  gateways: number;
  redisUrl: string | undefined;
  secrets: Secrets;
}

/** Returns the environment of a service. Its `config.ts` describes the variables. */
export function environmentOf(service: ServiceName, surroundings: Surroundings): NodeJS.ProcessEnv {
  const { dir, databaseUrl, rabbitUrl, redisUrl, publicPort, gatewayPort, gateways, healthPort, secrets } =
    surroundings;
  const own: Partial<Record<ServiceName, Record<string, string>>> = {
    identity: {
      PUBLIC_URL: `http://localhost:${publicPort}`,
      // Without a mail server, a developer finds mail with its links in the log of identity.
      ...(process.env.SMTP_URL ? passedOn('SMTP_URL') : { MAIL_TO_LOG: 'true' }),
    },
    webhooks: {
      WEBHOOK_ENCRYPTION_KEYS: JSON.stringify({ k1: secrets.webhookEncryptionKey }),
      WEBHOOK_ENCRYPTION_KEY_ID: 'k1',
      // Subscribers of a developer run on this machine.
      WEBHOOK_ALLOW_HTTP: 'true',
      WEBHOOK_ALLOW_PRIVATE_ADDRESSES: 'true',
      ...passedOn('WEBHOOK_PROXY_URL'),
    },
    gateway: {
      PORT: String(gatewayPort),
      // The printed URL names localhost, which is an IPv6 address as well on most machines.
      ...(gateways === 1 && { HOST: 'localhost' }),
      ...(redisUrl && { REDIS_URL: redisUrl, GATEWAY_REPLICAS: String(gateways), STOP_DELAY_SECONDS: '1' }),
      PUBLIC_URL: `http://localhost:${publicPort}`,
      CONSOLE_DIRECTORY: consoleDir,
      BLOB_DIRECTORY: join(dir, 'files'),
      FILE_LINK_SECRET: secrets.fileLinkSecret,
    },
  };
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    TZ: 'UTC',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    ...passedOn('NODE_EXTRA_CA_CERTS'),
    ...tracingEnvironment(),
    RABBITMQ_URL: rabbitUrl,
    HEALTH_PORT: String(healthPort),
    ...(hasDatabase(service) && { DATABASE_URL: urlOf(service, databaseUrl, secrets.rolePasswords[service]) }),
    ...own[service],
  };
}

/** A variable of the developer's own environment, if it is set. */
function passedOn(name: string): Record<string, string> {
  const value = process.env[name];
  return value ? { [name]: value } : {};
}

/** The standard variables of OpenTelemetry are passed on, so that `OTEL_EXPORTER_OTLP_ENDPOINT=... npm start` exports traces. */
function tracingEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('OTEL_')));
}

function hasDatabase(service: ServiceName): service is DatabaseService {
  return (databaseServices as readonly string[]).includes(service);
}
