import { lookup } from 'node:dns/promises';
import { TcpForwarder } from '@plumbline/backing-services';

/** A gateway behind the load balancer. */
export interface Target {
  port: number;
  healthPort: number;
}

const checkEveryMs = 100;

/** Distributes TCP connections over the gateways that are ready, in turns. */
export class LoadBalancer {
  private readonly ready = new Set<Target>();
  private readonly forwarder = new TcpForwarder(() => [...this.ready].map(({ port }) => port));
  private readonly timer: NodeJS.Timeout;

  private constructor(private readonly targets: readonly Target[]) {
    this.timer = setInterval(() => void this.check(), checkEveryMs);
  }

  /** Listens on the addresses of `localhost`, which are those of IPv4 and IPv6 on most machines. */
  static async listen(port: number, targets: readonly Target[]): Promise<LoadBalancer> {
    const balancer = new LoadBalancer(targets);
    try {
      for (const { address } of await lookup('localhost', { all: true }))
        await balancer.forwarder.listen(port, address);
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
    this.forwarder.stop();
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
