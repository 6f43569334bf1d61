import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '@plumbline/runtime';
import { MessagingProcesses } from './messaging-processes';
import { RpcClient } from './rpc/rpc-client';
import { RpcServer } from './rpc/rpc-server';

/** Reports this process as ready while it is connected and the broker has its consumers. */
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
