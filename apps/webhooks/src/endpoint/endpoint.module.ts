import { Module, type DynamicModule } from '@nestjs/common';
import { FieldCipher, type KeyRing } from '@plumbline/crypto';
import { HealthModule } from './health/endpoint-health.module';
import { ProjectModule } from '../project-copy/project-copy.module';
import { SignalModule } from '../cluster/signal/signal.module';
import { WriteModule } from '../write/write.module';
import { EndpointDisabling } from './endpoint-disabling.service';
import { EndpointDrafts } from './endpoint-drafts';
import { EndpointProofs, REQUEST_ORIGIN } from './verification/endpoint-verification.service';
import { EndpointRepository } from './endpoint.repository';
import { EndpointRpc } from './endpoint.rpc';
import { EndpointSecrets } from './secret/endpoint-encryption';
import { EndpointService } from './endpoint.service';
import { EndpointSettings, TARGET_RULES } from './settings/endpoint-columns';
import { EndpointTrail } from './endpoint-trail';
import type { TargetRules } from './settings/target-url.policy';

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
