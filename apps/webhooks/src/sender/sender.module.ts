import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { OutboundSettings } from '../settings';
import { Sender } from './sender';
import { TestRequests } from './test-requests';

@Module({
  providers: [
    {
      provide: Sender,
      useFactory: ({ allowPrivateAddresses, connections, proxyUrl }: OutboundSettings) =>
        new Sender({ allowPrivateAddresses, connections, proxy: proxyUrl ? new URL(proxyUrl) : undefined }),
      inject: [OutboundSettings],
    },
    TestRequests,
  ],
  exports: [Sender, TestRequests],
})
export class SenderModule implements OnApplicationShutdown {
  constructor(private readonly sender: Sender) {}

  /** The delivery engine stops one phase earlier, so no connection is in use any more. */
  async onApplicationShutdown(): Promise<void> {
    await this.sender.close();
  }
}
