import { Module, type DynamicModule } from '@nestjs/common';
import { ProjectCopyModule } from '../project-copy/project-copy.module';
import { TestDeliveryRpc } from './test-delivery.rpc';
import { TestDeliveryService } from './test-delivery.service';
import { Trials } from './trials';

/** Tests of endpoints and of settings for them. */
@Module({})
export class TestDeliveryModule {
  /** `modules` are those of the endpoints, of the dispatcher and of the sender, which it works with. */
  static register(modules: readonly DynamicModule[]): DynamicModule {
    return {
      module: TestDeliveryModule,
      imports: [ProjectCopyModule, ...modules],
      providers: [Trials, TestDeliveryService, TestDeliveryRpc],
    };
  }
}
