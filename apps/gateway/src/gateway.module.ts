import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { MessagingModule } from '@plumbline/messaging';
import { AccountController } from './account/account.http';
import { FloodLimiter } from './address-limit/flood-limiter';
import { AccessGuard } from './authorization/access.guard';
import { AttachmentController } from './attachment/attachment.http';
import { Attachments } from './attachment/attachments';
import { AuditController } from './audit/audit.http';
import { AuthenticationGuard } from './authentication/authentication.guard';
import { AuthenticationModule } from './authentication/authentication.module';
import { GATEWAY_CONFIG, type GatewayConfig } from './config';
import { ConsoleFiles } from './console/console-files';
import { ConsoleController } from './console/console.http';
import { DocumentationService } from './documentation/documentation.service';
import { DocumentationController } from './documentation/documentation.http';
import { ExplorerController } from './documentation/explorer.http';
import { ExampleIdsService } from './documentation/example-ids.service';
import { EarlyRefusal } from './pipeline/early-refusal';
import { GatewayErrorFilter } from './pipeline/error.filter';
import { RequestBodyInterceptor } from './pipeline/request-body.interceptor';
import { PublicUrl } from './public-url';
import { ServerHooks } from './pipeline/server-hooks';
import { RequestLog } from './pipeline/request-log';
import { ServedRoutes } from './pipeline/served-routes';
import { FileModule } from './file/file.module';
import { GroupController } from './group/group.http';
import { InvitationController } from './invitation/invitation.http';
import { Invitations } from './invitation/invitations';
import { RequestLimitGuard } from './request-limit/request-limit.guard';
import { RequestLimitModule } from './request-limit/request-limit.module';
import { PasswordLinkController } from './password/password-link.http';
import { PasswordLinks } from './password/password-links';
import { EventFeedController } from './event/event-feed.http';
import { EventCatalogueController } from './event/event-catalogue.http';
import { PasswordController } from './password/password.http';
import { ComponentController } from './project/component.http';
import { MembershipController } from './project/membership.http';
import { RoleController } from './role/role.http';
import { ProjectController } from './project/project.http';
import { ProjectTicketTypeController, TicketTypeController } from './project/ticket-type.http';
import { OwnSessionController } from './session/own-session.http';
import { SessionController } from './session/session.http';
import { Sessions } from './session/sessions';
import { CommentController } from './ticket/comment.http';
import { TicketController } from './ticket/ticket.http';
import { LeakedTokenController, TokenController } from './token/token.http';
import { UserController } from './user/user.http';
import { AccountDeliveryController, DeliveryController } from './webhook/delivery.http';
import { ReplayController } from './webhook/replay.http';
import { StatisticsController } from './webhook/statistics.http';
import { WebhookTestController } from './webhook/webhook-test.http';
import { WebhookController } from './webhook/webhook.http';

/** The settings, for every part that reads one. */
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

/** The edge and its routes, for whatever calls and broadcasts go over. */
@Module({
  imports: [AuthenticationModule, RequestLimitModule, FileModule],
  controllers: [
    SessionController,
    OwnSessionController,
    PasswordController,
    PasswordLinkController,
    InvitationController,
    AccountController,
    TokenController,
    LeakedTokenController,
    ProjectController,
    ComponentController,
    TicketTypeController,
    ProjectTicketTypeController,
    MembershipController,
    TicketController,
    CommentController,
    AttachmentController,
    UserController,
    GroupController,
    RoleController,
    AccountDeliveryController,
    AuditController,
    WebhookController,
    WebhookTestController,
    DeliveryController,
    ReplayController,
    StatisticsController,
    DocumentationController,
    ExplorerController,
    ConsoleController,
    EventCatalogueController,
    EventFeedController,
  ],
  providers: [
    AccessGuard,
    Attachments,
    ConsoleFiles,
    DocumentationService,
    EarlyRefusal,
    FloodLimiter,
    GatewayErrorFilter,
    ServerHooks,
    Invitations,
    PasswordLinks,
    ExampleIdsService,
    RequestBodyInterceptor,
    RequestLog,
    ServedRoutes,
    Sessions,
    { provide: APP_FILTER, useExisting: GatewayErrorFilter },
    // Nest calls global guards in this order.
    { provide: APP_GUARD, useExisting: AuthenticationGuard },
    { provide: APP_GUARD, useExisting: RequestLimitGuard },
    { provide: APP_GUARD, useExisting: AccessGuard },
    { provide: APP_INTERCEPTOR, useExisting: RequestBodyInterceptor },
  ],
})
export class GatewayRoutesModule {}

@Module({})
export class GatewayModule {
  /** `messaging` is another one only in tests. */
  static register(
    config: GatewayConfig,
    messaging: DynamicModule = MessagingModule.register({ service: 'gateway', url: config.RABBITMQ_URL }),
  ): DynamicModule {
    return { module: GatewayModule, imports: [ConfigModule.register(config), messaging, GatewayRoutesModule] };
  }
}
