import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '@plumbline/runtime';
import { MessagingProcesses } from './messaging-processes';
import { RpcClient } from './rpc/rpc-client';
import { RpcServer } from './rpc/rpc-server';

/** Whether this process is connected and its consumers are registered at the broker: now, not once. */
@Injectable()
export class MessagingHealth implements OnModuleInit {
  constructor(
    private readonly client: RpcClient,
    private readonly server: RpcServer,
    private readonly processes: MessagingProcesses,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('messaging', () => this.ready());
  }

  ready(): boolean {
    return this.client.connected && this.server.ready && this.processes.ready;
  }
}
