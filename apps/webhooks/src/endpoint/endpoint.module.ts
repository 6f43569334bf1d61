import { Module, type DynamicModule } from '@nestjs/common';
import { FieldCipher, type KeyRing } from '@plumbline/crypto';
import { EndpointHealthModule } from './health/endpoint-health.module';
import { ProjectCopyModule } from '../project-copy/project-copy.module';
import { SignalModule } from '../cluster/signal/signal.module';
import { WriteModule } from '../write/write.module';
import { EndpointDisablingService } from './endpoint-disabling.service';
import { EndpointDrafts } from './endpoint-drafts';
import { EndpointVerificationService, REQUEST_ORIGIN } from './verification/endpoint-verification.service';
import { EndpointRepository } from './endpoint.repository';
import { EndpointRpc } from './endpoint.rpc';
import { EndpointEncryption } from './secret/endpoint-encryption';
import { EndpointService } from './endpoint.service';
import { EndpointColumns, TARGET_RULES } from './settings/endpoint-columns';
import { EndpointTrail } from './endpoint-trail';
import type { TargetRules } from './settings/target-url.policy';

export interface EndpointOptions {
  keyRing: KeyRing;
  targetRules: TargetRules;
  /** See `EndpointVerificationService`. */
  requestOrigin: string;
}

@Module({})
export class EndpointModule {
  static register({ keyRing, targetRules, requestOrigin }: EndpointOptions, sender: DynamicModule): DynamicModule {
    return {
      module: EndpointModule,
      imports: [sender, WriteModule, ProjectCopyModule, EndpointHealthModule, SignalModule],
      providers: [
        { provide: FieldCipher, useFactory: () => new FieldCipher(keyRing) },
        { provide: TARGET_RULES, useValue: targetRules },
        { provide: REQUEST_ORIGIN, useValue: requestOrigin },
        EndpointEncryption,
        EndpointColumns,
        EndpointRepository,
        EndpointService,
        EndpointDrafts,
        EndpointVerificationService,
        EndpointTrail,
        EndpointDisablingService,
        EndpointRpc,
      ],
      exports: [EndpointService, EndpointDisablingService, EndpointDrafts, EndpointEncryption, REQUEST_ORIGIN],
    };
  }
}
