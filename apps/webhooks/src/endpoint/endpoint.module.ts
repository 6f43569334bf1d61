import { Module, type DynamicModule } from '@nestjs/common';
import { FieldCipher, type KeyRing } from '@plumbline/crypto';
import { ProjectModule } from '../project/project.module';
import { WriteModule } from '../write/write.module';
import { EndpointDrafts } from './endpoint-drafts';
import { EndpointProofs, REQUEST_ORIGIN } from './endpoint-proofs';
import { EndpointRepository } from './endpoint.repository';
import { EndpointRpc } from './endpoint.rpc';
import { EndpointSecrets } from './endpoint-secrets';
import { EndpointService } from './endpoint.service';
import { EndpointSettings, TARGET_RULES } from './endpoint-settings';
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
      imports: [sender, WriteModule, ProjectModule],
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
        EndpointRpc,
      ],
      exports: [EndpointService, EndpointDrafts, EndpointSecrets, REQUEST_ORIGIN],
    };
  }
}
