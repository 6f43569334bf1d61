import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * Distributes TCP connections over ports of this machine, in turns. Like a Service of Kubernetes it does not look into the connections: a
 * connection stays with its port until one side closes it.
 */
export class TcpForwarder {
  private readonly connections = new Set<Socket>();
  private readonly servers: Server[] = [];
  private turn = 0;

  /** `targets` returns the ports that may get a connection now. One that refuses it is passed over. */
  constructor(private readonly targets: () => readonly number[]) {}

  /** Listens on an address, besides others, and resolves with the port: 0 takes a free one. */
  async listen(port: number, host: string): Promise<number> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => this.forward(client));
    this.servers.push(server.listen(port, host));
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  stop(): void {
    for (const server of this.servers) server.close();
    for (const connection of this.connections) connection.destroy();
  }

  private forward(client: Socket, tried: readonly number[] = []): void {
    const port = this.next(tried);
    if (port === undefined) return void client.destroy();
    const target = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    target.once('error', () => this.forward(client, [...tried, port]));
    target.once('connect', () => {
      target.removeAllListeners('error');
      for (const [from, to] of [
        [client, target],
        [target, client],
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

  private next(tried: readonly number[]): number | undefined {
    const candidates = this.targets().filter((port) => !tried.includes(port));
    return candidates[this.turn++ % candidates.length];
  }
}
