import { Module, type DynamicModule } from '@nestjs/common';
import { WriteModule } from '../../write/write.module';
import { ReplayRepository } from './replay.repository';
import { ReplayRpc } from './replay.rpc';
import { ReplayService } from './replay.service';
import { ReplayStep } from './replay-step';
import { REPLAY_SETTINGS, ReplayWorker, type ReplaySettings } from './replay-worker';
import { ReplayedDeliveryRepository } from './replayed-delivery.repository';

/** Sends what was sent, or should have been, again: in the background, behind what is new. */
@Module({})
export class ReplayModule {
  /** `modules` are those of the endpoints, of the dispatcher and of retention, which it works with. */
  static register(settings: ReplaySettings, modules: readonly DynamicModule[]): DynamicModule {
    return {
      module: ReplayModule,
      imports: [WriteModule, ...modules],
      providers: [
        { provide: REPLAY_SETTINGS, useValue: settings },
        ReplayRepository,
        ReplayedDeliveryRepository,
        ReplayStep,
        ReplayWorker,
        ReplayService,
        ReplayRpc,
      ],
    };
  }
}
