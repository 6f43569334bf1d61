import { once } from 'node:events';
import { lookup } from 'node:dns/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A gateway behind the load balancer. */
export interface Target {
  port: number;
  healthPort: number;
}

const checkEveryMs = 100;

/**
 * Distributes TCP connections over the gateways that are ready, in turns. Like a Service of Kubernetes it does not look into the
 * connections: a connection stays with its gateway until one side closes it.
 */
export class LoadBalancer {
  private readonly ready = new Set<Target>();
  private readonly connections = new Set<Socket>();
  private readonly servers: Server[] = [];
  private readonly timer: NodeJS.Timeout;
  private turn = 0;

  private constructor(private readonly targets: readonly Target[]) {
    this.timer = setInterval(() => void this.check(), checkEveryMs);
  }

  /** Listens on the addresses of `localhost`, which are those of IPv4 and IPv6 on most machines. */
  static async listen(port: number, targets: readonly Target[]): Promise<LoadBalancer> {
    const balancer = new LoadBalancer(targets);
    try {
      for (const { address } of await lookup('localhost', { all: true })) await balancer.open(port, address);
      return balancer;
    } catch (error) {
      balancer.stop();
      throw error;
    }
  }

  /** Resolves when all gateways are checked. */
  async check(): Promise<void> {
    await Promise.all(
      this.targets.map(async (target) => {
        if (await isReady(target.healthPort)) this.ready.add(target);
        else this.ready.delete(target);
      }),
    );
  }

  stop(): void {
    clearInterval(this.timer);
    for (const server of this.servers) server.close();
    for (const connection of this.connections) connection.destroy();
  }

  private async open(port: number, address: string): Promise<void> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => this.forward(client));
    this.servers.push(server.listen(port, address));
    await once(server, 'listening');
  }

  private forward(client: Socket, tried: readonly Target[] = []): void {
    const target = this.next(tried);
    if (!target) return void client.destroy();
    const gateway = connect({ port: target.port, host: '127.0.0.1', allowHalfOpen: true });
    gateway.once('error', () => this.forward(client, [...tried, target]));
    gateway.once('connect', () => {
      gateway.removeAllListeners('error');
      for (const [from, to] of [
        [client, gateway],
        [gateway, client],
      ] as const) {
        this.connections.add(from);
        from.setNoDelay(true).pipe(to);
        from.on('error', () => to.destroy());
        from.once('close', () => {
          this.connections.delete(from);
          to.destroy();
        });
      }
    });
  }

  private next(tried: readonly Target[]): Target | undefined {
    const candidates = [...this.ready].filter((target) => !tried.includes(target));
    return candidates[this.turn++ % candidates.length];
  }
}

/** Whether the process with this health port exists and is ready. */
async function isReady(healthPort: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${healthPort}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
