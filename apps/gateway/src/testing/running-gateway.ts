import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  defaultRateLimit,
  getAccount,
  getPrincipal,
  recordTokenUses,
  recordUsage,
  type Principal,
  type RateLimit,
  verifySession,
  verifyToken,
} from '@plumbline/contracts';
import { csrfTokenFor, mintSessionSecret, mintToken, sha256Hex } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Broadcasts, RpcClient } from '@plumbline/messaging';
import { Log, RuntimeModule } from '@plumbline/runtime';
import { configSchema, type GatewayConfig } from '../config';
import { GatewayModule } from '../gateway.module';
import { createGateway } from '../server';
import { FakeServices, QuietBroadcasts } from './fake-services';
import { aPrincipal } from './samples';

interface GatewayResponse {
  status: number;
  headers: Headers;
  // Tests read documents of many shapes; what they read is asserted where they read it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

interface GatewayOptions {
  config?: Partial<Record<keyof GatewayConfig, unknown>>;
  /** The messaging module. Defaults to fake services. */
  messaging?: DynamicModule;
  controllers?: Type[];
}

type Facts = Partial<Omit<Principal, 'credential'>> & { rateLimit?: RateLimit; scopes?: ('read' | 'write')[] };

/** A gateway in the process of the test. It listens on a free port. */
export class RunningGateway {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly services: FakeServices,
    /** Every line of its log. */
    readonly log: string[],
    /** Its blob directory, deleted by `stop`. */
    readonly files: string,
  ) {}

  static async start(options?: GatewayOptions): Promise<RunningGateway> {
    const gateway = await RunningGateway.prepare(options);
    await gateway.app.listen(0, '127.0.0.1');
    return gateway;
  }

  /** A gateway with its routes that does not listen. */
  static async prepare({ config = {}, messaging, controllers = [] }: GatewayOptions = {}): Promise<RunningGateway> {
    const files = await mkdtemp(join(tmpdir(), 'plumbline-gateway-'));
    const services = new FakeServices().on(recordTokenUses, () => ({})).on(recordUsage, () => ({}));
    const lines: string[] = [];
    const log = new Log({ service: 'gateway', level: 'debug' }, { write: (line) => void lines.push(line) });
    const settings = configSchema.parse({
      RABBITMQ_URL: 'amqp://nobody',
      BLOB_DIRECTORY: files,
      FILE_LINK_SECRET: 's'.repeat(32),
      ...config,
    });
    @Module({
      imports: [RuntimeModule.register(log), GatewayModule.register(settings, messaging ?? fakeMessaging(services))],
      controllers,
    })
    class Root {}
    return new RunningGateway(await createGateway(Root, log, settings), services, lines, files);
  }

  get url(): string {
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await rm(this.files, { recursive: true, force: true });
  }

  /** The headers of a new token with these facts. The fake services know only the last token. */
  givenToken({ rateLimit = defaultRateLimit, scopes = ['read', 'write'], ...facts }: Facts = {}): Record<
    string,
    string
  > {
    const { id, token } = mintToken();
    const { credential: _, ...principal } = aPrincipal(facts);
    const { accountId, userId } = principal;
    this.services
      .on(verifyToken, ({ hash }) => {
        if (hash !== sha256Hex(token)) throw new DomainError('auth.invalid-token');
        return { tokenId: id, accountId, userId, scopes, expiresAt: null };
      })
      .on(getPrincipal, () => ({
        principal,
        account: { id: accountId, name: 'Demo', rateLimit, tokensMayNeverExpire: false },
      }));
    return { 'x-planradar-api-key': token };
  }

  /** The headers of a new session. */
  givenSession(facts: Facts = {}): { cookie: string; 'x-csrf-token': string } {
    const secret = mintSessionSecret();
    const credential = { type: 'session', sessionId: '01a20c71-1dc8-7619-81db-9b50b56bcb13' } as const;
    const principal = aPrincipal({ ...facts, credential });
    this.services
      .on(verifySession, ({ sessionHash }) => {
        if (sessionHash !== sha256Hex(secret)) throw new DomainError('auth.invalid-session');
        return { principal, expiresAt: '2099-01-01T00:00:00.000Z' };
      })
      .on(getAccount, ({ accountId }) => ({
        id: accountId,
        name: 'Demo',
        rateLimit: defaultRateLimit,
        tokensMayNeverExpire: false,
      }));
    return { cookie: `plumbline-session=${secret}`, 'x-csrf-token': csrfTokenFor(secret) };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<GatewayResponse> {
    return this.send('GET', path, headers);
  }

  /** Sends an object as JSON, and other bodies unchanged. */
  async send(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: object | string,
  ): Promise<GatewayResponse> {
    const json = typeof body === 'object' && !(body instanceof FormData);
    const response = await fetch(path.startsWith('http') ? path : this.url + path, {
      method,
      headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      body: json ? JSON.stringify(body) : (body as string | undefined),
    });
    return responseOf(response);
  }

  /** Sends a body without a Content-Length. */
  async sendChunks(
    method: string,
    path: string,
    headers: Record<string, string>,
    chunks: string[],
  ): Promise<GatewayResponse> {
    const body = Readable.toWeb(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
    return responseOf(await fetch(this.url + path, { method, headers, body, duplex: 'half' }));
  }
}

async function responseOf(response: globalThis.Response): Promise<GatewayResponse> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function fakeMessaging(services: FakeServices): DynamicModule {
  return {
    module: FakeMessagingModule,
    global: true,
    providers: [
      { provide: RpcClient, useValue: services },
      { provide: Broadcasts, useValue: new QuietBroadcasts() },
    ],
    exports: [RpcClient, Broadcasts],
  };
}

@Module({})
class FakeMessagingModule {}
