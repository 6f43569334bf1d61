import { Module, type DynamicModule } from '@nestjs/common';
import { FieldCipher, type KeyRing } from '@plumbline/crypto';
import { HealthModule } from '../health/health.module';
import { ProjectModule } from '../project/project.module';
import { SignalModule } from '../signal/signal.module';
import { WriteModule } from '../write/write.module';
import { EndpointDisabling } from './endpoint-disabling';
import { EndpointDrafts } from './endpoint-drafts';
import { EndpointProofs, REQUEST_ORIGIN } from './endpoint-proofs';
import { EndpointRepository } from './endpoint.repository';
import { EndpointRpc } from './endpoint.rpc';
import { EndpointSecrets } from './endpoint-secrets';
import { EndpointService } from './endpoint.service';
import { EndpointSettings, TARGET_RULES } from './endpoint-settings';
import { EndpointTrail } from './endpoint-trail';
import type { TargetRules } from './target-url.policy';

export interface EndpointOptions {
  keyRing: KeyRing;
  targetRules: TargetRules;
  /** See `EndpointProofs`. */
  requestOrigin: string;
}

@Module({})
export class EndpointModule {
  static register({ keyRing, targetRules, requestOrigin }: EndpointOptions, sender: DynamicModule): DynamicModule {
    return {
      module: EndpointModule,
      imports: [sender, WriteModule, ProjectModule, HealthModule, SignalModule],
      providers: [
        { provide: FieldCipher, useFactory: () => new FieldCipher(keyRing) },
        { provide: TARGET_RULES, useValue: targetRules },
        { provide: REQUEST_ORIGIN, useValue: requestOrigin },
        EndpointSecrets,
        EndpointSettings,
        EndpointRepository,
        EndpointService,
        EndpointDrafts,
        EndpointProofs,
        EndpointTrail,
        EndpointDisabling,
        EndpointRpc,
      ],
      exports: [EndpointService, EndpointDisabling, EndpointDrafts, EndpointSecrets, REQUEST_ORIGIN],
    };
  }
}
