import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { FloodLimiter } from '../address-limit/flood-limiter';
import { AuthenticationGuard } from '../authentication/authentication.guard';
import { AuthenticationModule } from '../authentication/authentication.module';
import { AccessGuard } from '../authorization/access.guard';
import { ConsoleModule } from '../console/console.module';
import { RequestLimitGuard } from '../request-limit/request-limit.guard';
import { RequestLimitModule } from '../request-limit/request-limit.module';
import { EarlyRefusal } from './early-refusal';
import { GatewayErrorFilter } from './error.filter';
import { RequestLog } from './request-log';
import { ServedRoutes } from './served-routes';
import { ServerHooks } from './server-hooks';

/** What every request passes through: the hooks of the server, the global guards, the error filter. */
@Module({
  imports: [AuthenticationModule, RequestLimitModule, ConsoleModule],
  providers: [
    EarlyRefusal,
    FloodLimiter,
    GatewayErrorFilter,
    RequestLog,
    ServedRoutes,
    ServerHooks,
    { provide: APP_FILTER, useExisting: GatewayErrorFilter },
    // Nest calls global guards in the order in which they are provided.
    { provide: APP_GUARD, useExisting: AuthenticationGuard },
    { provide: APP_GUARD, useExisting: RequestLimitGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [ServedRoutes],
})
export class PipelineModule {}
