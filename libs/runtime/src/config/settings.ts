import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { connectionUrl } from './connection-url';

const port = z.coerce.number().int().min(0).max(65_535);

/** An environment variable with the value `true` or `false`. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Bytes. RabbitMQ closes a connection with a smaller limit without a message, since version 4.3. */
const smallestFrame = 8_192;

/** Whether the URL leaves the size of frames to the broker, or sets one that every supported version accepts. */
function hasUsableFrameSize(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const size = new URL(url).searchParams.get('frameMax');
  // 0 means no limit.
  return size === null || Number(size) === 0 || Number(size) >= smallestFrame;
}

/** The URL of the installation. The console and the API are served at the root of a host. */
export const publicUrlSetting = z.url({ protocol: /^https?$/ }).refine(isOrigin, {
  error:
    'must be the URL of a host alone, such as https://plumbline.example.com, without a path: use a host of its own',
});

function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { origin, href } = new URL(url);
  return href === `${origin}/`;
}

/** Node itself reads the file when it starts, and goes on without a word when it cannot. */
function isReadableCertificate(file: string): boolean {
  try {
    return new X509Certificate(readFileSync(file)).subject !== undefined;
  } catch {
    return false;
  }
}

/** Settings of every service. */
export const serviceSettings = {
  RABBITMQ_URL: connectionUrl('amqp', 'amqps')
    .refine(hasUsableFrameSize, {
      error: `has a frameMax that RabbitMQ 4.3 refuses: remove it from the URL, or set ${smallestFrame} or more`,
    })
    .meta({ secret: true })
    .describe('URL of RabbitMQ: amqp:// or amqps:// with user, password and virtual host'),
  RABBITMQ_MAX_MESSAGE_BYTES: z.coerce
    .number()
    .int()
    .min(1024 * 1024)
    .default(15 * 1024 * 1024)
    .describe(
      'Bytes of the largest message that is sent. Must be below max_message_size of RabbitMQ, which is 16 MiB by default',
    ),
  HEALTH_PORT: port.default(0).describe('Port of /health/live, /health/ready and /metrics. 0 selects a free port'),
  HEALTH_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address that the health port listens on. Use 0.0.0.0 in a container'),
  NODE_EXTRA_CA_CERTS: z
    .string()
    .refine(isReadableCertificate, { error: 'must name a file with certificates in PEM that the service can read' })
    .optional()
    .describe(
      'File with the certificates, in PEM, of further authorities that the service trusts in TLS connections, such as those of a company',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('Minimum level of log lines'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .describe('URL of an OpenTelemetry collector for traces (OTLP over HTTP). Without it nothing is traced'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Share of traces that are recorded, from 0 to 1, the same for all services. All by default'),
};

/** Settings of every service with a database. */
export const databaseSettings = {
  DATABASE_URL: connectionUrl('postgres', 'postgresql')
    .meta({ secret: true })
    .describe("URL of PostgreSQL with the service's role"),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(10)
    .describe('Maximum number of database connections'),
};

export { port as portSetting };
