import { Module } from '@nestjs/common';
import { LastUsedReporter } from '../token-usage/last-used-reporter';
import { AuthenticationGuard } from './authentication.guard';
import { CallerCache } from './caller-cache';
import { CallerLookup } from './caller-lookup';
import { DeviceCookies } from './device-cookies';
import { FailedAuthentications } from './failed-authentications';
import { InvalidationEvents } from './invalidation.events';
import { OwnOrigin } from './own-origin';
import { SessionCookies } from './session-cookies';
import { ApiKeyStrategy, BearerStrategy, SessionStrategy } from './strategies';

@Module({
  providers: [
    ApiKeyStrategy,
    AuthenticationGuard,
    BearerStrategy,
    CallerCache,
    CallerLookup,
    DeviceCookies,
    FailedAuthentications,
    InvalidationEvents,
    LastUsedReporter,
    OwnOrigin,
    SessionCookies,
    SessionStrategy,
  ],
  exports: [AuthenticationGuard, CallerCache, DeviceCookies, FailedAuthentications, OwnOrigin, SessionCookies],
})
export class AuthenticationModule {}
