import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { TestRequests } from './test-requests';
import { Sender, type SenderSettings } from './sender';

@Module({})
export class SenderModule implements OnApplicationShutdown {
  static register(settings: SenderSettings): DynamicModule {
    return {
      module: SenderModule,
      providers: [{ provide: Sender, useFactory: () => new Sender(settings) }, TestRequests],
      exports: [Sender, TestRequests],
    };
  }

  constructor(@Inject(Sender) private readonly sender: Sender) {}

  /** After the dispatcher, which stops one step earlier, has let go of its connections. */
  async onApplicationShutdown(): Promise<void> {
    await this.sender.close();
  }
}
