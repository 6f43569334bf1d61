import { Module } from '@nestjs/common';
import { FieldCipher } from '@plumbline/crypto';
import { ClusterModule } from '../cluster/cluster.module';
import { ProjectCopyModule } from '../project-copy/project-copy.module';
import { SenderModule } from '../sender/sender.module';
import { EncryptionSettings } from '../settings';
import { EndpointDisablingService } from './endpoint-disabling.service';
import { EndpointQueryService } from './endpoint-query.service';
import { EndpointRepository } from './endpoint.repository';
import { EndpointRpc } from './endpoint.rpc';
import { EndpointService } from './endpoint.service';
import { EndpointHealthRepository } from './health/endpoint-health.repository';
import { EndpointEncryption } from './secret/endpoint-encryption';
import { OutdatedSecretRepository } from './secret/outdated-secret.repository';
import { ReencryptionService } from './secret/reencryption.service';
import { EndpointColumns } from './settings/endpoint-columns';
import { EndpointVerificationService } from './verification/endpoint-verification.service';

@Module({
  imports: [ClusterModule, ProjectCopyModule, SenderModule],
  providers: [
    {
      provide: FieldCipher,
      useFactory: (settings: EncryptionSettings) => new FieldCipher(settings),
      inject: [EncryptionSettings],
    },
    EndpointEncryption,
    OutdatedSecretRepository,
    ReencryptionService,
    EndpointColumns,
    EndpointRepository,
    EndpointHealthRepository,
    EndpointQueryService,
    EndpointVerificationService,
    EndpointDisablingService,
    EndpointService,
    EndpointRpc,
  ],
  exports: [
    EndpointQueryService,
    EndpointDisablingService,
    EndpointColumns,
    EndpointEncryption,
    EndpointRepository,
    EndpointHealthRepository,
  ],
})
export class EndpointModule {}
