import { Module, type DynamicModule } from '@nestjs/common';
import { ProjectModule } from '../project-copy/project-copy.module';
import { TrialRpc } from './test-delivery.rpc';
import { TrialService } from './test-delivery.service';
import { Trials } from './trials';

/** Tests of endpoints and of settings for them. */
@Module({})
export class TrialModule {
  /** `modules` are those of the endpoints, of the dispatcher and of the sender, which it works with. */
  static register(modules: readonly DynamicModule[]): DynamicModule {
    return { module: TrialModule, imports: [ProjectModule, ...modules], providers: [Trials, TrialService, TrialRpc] };
  }
}
