import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '@plumbline/runtime';
import { BrokerConnections } from './broker/broker-connections';
import { MessagingProcesses } from './messaging-processes';
import { RpcClient } from './rpc/rpc-client';
import { RpcServer } from './rpc/rpc-server';

/** Reports this process as ready while it is connected, the broker has its consumers, and the broker accepts messages. */
@Injectable()
export class MessagingHealth implements OnModuleInit {
  constructor(
    private readonly client: RpcClient,
    private readonly server: RpcServer,
    private readonly processes: MessagingProcesses,
    private readonly connections: BrokerConnections,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('messaging', () => this.ready());
    this.readiness.add('broker-resources', () => this.connections.accepting);
  }

  ready(): boolean {
    return this.client.connected && this.server.ready && this.processes.ready;
  }
}
