import { Module, type DynamicModule } from '@nestjs/common';
import { FieldCipher, type KeyRing } from '@plumbline/crypto';
import { ProjectModule } from '../project/project.module';
import { WriteModule } from '../write/write.module';
import { EndpointDrafts } from './endpoint-drafts';
import { EndpointRepository } from './endpoint.repository';
import { EndpointRpc } from './endpoint.rpc';
import { EndpointSecrets } from './endpoint-secrets';
import { EndpointService } from './endpoint.service';
import { EndpointSettings, TARGET_RULES } from './endpoint-settings';
import type { TargetRules } from './target-url.policy';

export interface EndpointOptions {
  keyRing: KeyRing;
  targetRules: TargetRules;
}

@Module({})
export class EndpointModule {
  static register({ keyRing, targetRules }: EndpointOptions): DynamicModule {
    return {
      module: EndpointModule,
      imports: [WriteModule, ProjectModule],
      providers: [
        { provide: FieldCipher, useFactory: () => new FieldCipher(keyRing) },
        { provide: TARGET_RULES, useValue: targetRules },
        EndpointSecrets,
        EndpointSettings,
        EndpointRepository,
        EndpointService,
        EndpointDrafts,
        EndpointRpc,
      ],
      exports: [EndpointService, EndpointDrafts, EndpointSecrets],
    };
  }
}
