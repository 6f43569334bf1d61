import { Global, Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@plumbline/messaging';
import { AccountModule } from './account/account.module';
import { AttachmentModule } from './attachment/attachment.module';
import { AuditModule } from './audit/audit.module';
import { GATEWAY_CONFIG, type GatewayConfig } from './config';
import { DocumentationModule } from './documentation/documentation.module';
import { EventModule } from './event/event.module';
import { GroupModule } from './group/group.module';
import { InvitationModule } from './invitation/invitation.module';
import { PasswordModule } from './password/password.module';
import { PipelineModule } from './pipeline/pipeline.module';
import { ProjectModule } from './project/project.module';
import { PublicUrl } from './public-url';
import { SessionModule } from './session/session.module';
import { TicketModule } from './ticket/ticket.module';
import { TokenModule } from './token/token.module';
import { UserModule } from './user/user.module';
import { WebhookModule } from './webhook/webhook.module';

/** The settings, for every provider that reads one. */
@Global()
@Module({})
class ConfigModule {
  static register(config: GatewayConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: GATEWAY_CONFIG, useValue: config }, PublicUrl],
      exports: [GATEWAY_CONFIG, PublicUrl],
    };
  }
}

@Module({})
export class GatewayModule {
  /** Tests pass a `messaging` of their own. */
  static register(
    config: GatewayConfig,
    messaging: DynamicModule = MessagingModule.register({
      service: 'gateway',
      url: config.RABBITMQ_URL,
      maxMessageBytes: config.RABBITMQ_MAX_MESSAGE_BYTES,
    }),
  ): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        ConfigModule.register(config),
        messaging,
        PipelineModule,
        SessionModule,
        PasswordModule,
        AccountModule,
        TokenModule,
        AuditModule,
        ProjectModule,
        TicketModule,
        AttachmentModule,
        InvitationModule,
        UserModule,
        GroupModule,
        WebhookModule,
        EventModule,
        DocumentationModule,
      ],
    };
  }
}
