import { Injectable, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  accountLimitChanged,
  defaultRateLimit,
  getPrincipal,
  recordTokenUses,
  revokeLeakedToken,
  tokenRevoked,
  topology,
  userUpdated,
  verifyToken,
  type EventContract,
  type RpcReply,
  type RpcRequest,
} from '@plumbline/contracts';
import { mintToken, sha256Hex } from '@plumbline/crypto';
import { DomainError } from '@plumbline/errors';
import { Broadcasts, HandleRpc, MessagingModule, RpcServer } from '@plumbline/messaging';
import { Log, RuntimeModule } from '@plumbline/runtime';
import { connect } from 'amqplib';
import { v7 as uuid } from 'uuid';
import { eventually, startTestRabbit, type TestServer } from '@plumbline/testing';
import { RunningGateway } from '../testing/running-gateway';
import { accountId, aPrincipal } from '../testing/samples';

const path = `/api/v2/${accountId}/statuses`;
const { id, token } = mintToken();
const key = { 'x-planradar-api-key': token };
const { credential: _, ...owner } = aPrincipal();
const generous = { ...defaultRateLimit, limit: 100_000 };

/** The replies of the two services, and the number of calls they received. */
const truth = { revoked: false, principal: owner, rateLimit: generous, lookups: 0, uses: 0 };

@Injectable()
class TokensOfTheTest {
  @HandleRpc(verifyToken)
  async verify({ hash }: RpcRequest<typeof verifyToken>): Promise<RpcReply<typeof verifyToken>> {
    truth.lookups++;
    if (truth.revoked || hash !== sha256Hex(token)) throw new DomainError('auth.invalid-token');
    return { tokenId: id, accountId, userId: owner.userId, scopes: ['read', 'write'], expiresAt: null };
  }

  @HandleRpc(recordTokenUses)
  async record({ uses }: RpcRequest<typeof recordTokenUses>): Promise<RpcReply<typeof recordTokenUses>> {
    truth.uses += uses.length;
    return {};
  }

  @HandleRpc(revokeLeakedToken)
  async revoke(): Promise<RpcReply<typeof revokeLeakedToken>> {
    return {};
  }
}

@Injectable()
class IdentityOfTheTest {
  @HandleRpc(getPrincipal)
  async principal(): Promise<RpcReply<typeof getPrincipal>> {
    const { principal, rateLimit } = truth;
    return { principal, account: { id: accountId, name: 'Demo', rateLimit, tokensMayNeverExpire: false } };
  }
}

async function startService(service: 'tokens' | 'identity', url: string): Promise<INestMicroservice> {
  const log = new Log({ service, level: 'silent' });
  @Module({
    imports: [RuntimeModule.register(log), MessagingModule.register({ service, url, outbox: false })],
    providers: [service === 'tokens' ? TokensOfTheTest : IdentityOfTheTest],
  })
  class ServiceModule {}
  const app = await NestFactory.createMicroservice(ServiceModule, {
    useFactory: (strategy: RpcServer) => ({ strategy }),
    inject: [RpcServer],
    logger: log,
  });
  await app.listen();
  return app;
}

describe('the cached caller of a gateway', () => {
  let broker: TestServer;
  let gateway: RunningGateway;
  let services: INestMicroservice[];

  beforeAll(async () => {
    broker = await startTestRabbit();
    services = [await startService('tokens', broker.url), await startService('identity', broker.url)];
    gateway = await startGateway();
  });
  afterAll(async () => {
    await gateway.stop();
    for (const service of services) await service.close();
    await broker.remove();
  });
  beforeEach(async () => {
    Object.assign(truth, { revoked: false, principal: owner });
    await publish(accountLimitChanged, generous);
    await eventually(async () => expect(await statusNow()).toBe(200));
    // Broadcasts arrive in order: once the last one has taken effect, none of the earlier ones is in flight.
    truth.rateLimit = { ...generous, limit: ++lastLimit };
    await publish(accountLimitChanged, truth.rateLimit);
    await eventually(async () => expect(await limitNow()).toBe(lastLimit));
  });

  // Only one gateway at a time: passport registers its strategies once per process.
  async function startGateway(): Promise<RunningGateway> {
    const started = await RunningGateway.start({
      messaging: MessagingModule.register({ service: 'gateway', url: broker.url }),
    });
    await eventually(() => expect(started.app.get(Broadcasts, { strict: false }).connected).toBe(true));
    return started;
  }
  async function publish(contract: EventContract, data: object): Promise<void> {
    const connection = await connect(broker.url);
    const channel = await connection.createConfirmChannel();
    const event = { id: uuid(), type: contract.type, occurredAt: new Date().toISOString(), accountId, data };
    channel.publish(topology.events, contract.type, Buffer.from(JSON.stringify(event)));
    await channel.waitForConfirms();
    await connection.close();
  }
  let lastLimit = generous.limit;
  const limitNow = async () => Number((await gateway.get(path, key)).headers.get('x-ratelimit-limit'));
  const statusNow = async () => (await gateway.get(path, key)).status;
  /** Shorter than the lifetime of a cached caller. The documented second does not hold on a busy test machine. */
  const soonMs = 3_000;
  const soon = (status: number) => eventually(async () => expect(await statusNow()).toBe(status), soonMs);

  it('is looked up once and cached', async () => {
    const before = truth.lookups;
    for (let time = 0; time < 10; time++) expect(await statusNow()).toBe(200);
    expect(truth.lookups - before).toBeLessThanOrEqual(1);
  });

  it('is invalidated at once when the token is revoked', async () => {
    truth.revoked = true;
    expect(await statusNow()).toBe(200);
    await publish(tokenRevoked, { tokenId: id, userId: owner.userId, name: 'Site diary', reason: 'deleted' });
    await soon(401);
  });

  it('is invalidated at once when the user loses or regains API access', async () => {
    truth.principal = { ...owner, owner: false, permissions: [] };
    const facts = { ...truth.principal, id: owner.userId, active: true, firstName: 'Olivia', lastName: 'Owner' };
    await publish(userUpdated, facts);
    await soon(403);
    truth.principal = owner;
    await publish(userUpdated, { ...facts, permissions: owner.permissions });
    await soon(200);
  });

  it('is invalidated when the request limit changes', async () => {
    truth.rateLimit = { ...generous, limit: 50_000 };
    await publish(accountLimitChanged, truth.rateLimit);
    await eventually(async () => expect(await limitNow()).toBe(50_000), soonMs);
  });

  it('is reported as one use of the token when the gateway stops', async () => {
    await gateway.stop();
    const before = truth.uses;
    gateway = await startGateway();
    await eventually(async () => expect(await statusNow()).toBe(200));
    for (let time = 0; time < 5; time++) await statusNow();
    await gateway.stop();
    expect(truth.uses).toBe(before + 1);
    gateway = await startGateway();
  });

  // Runs last: a quorum queue whose broker is killed within seconds of its declaration may come back without a leader
  // (RabbitMQ 3.10), and then nothing can be published to it.
  it('is not used while the broker is down, and the gateway responds within the deadline', async () => {
    await broker.kill();
    await eventually(async () => {
      const { status, headers, body } = await gateway.get(path, key);
      expect([status, body.errors?.[0]?.code]).toEqual([503, 'service.unavailable']);
      expect(headers.get('retry-after')).toBeTruthy();
    });
    // No gateway receives a broadcast of this change.
    truth.revoked = true;
    await broker.start();
    await eventually(async () => expect(await statusNow()).toBe(401), 60_000);
  });
});
