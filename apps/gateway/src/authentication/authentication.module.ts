import { Module } from '@nestjs/common';
import { PublicUrl } from '../public-url';
import { Authentication } from './authentication';
import { CallerCache } from './caller-cache';
import { Callers } from './callers';
import { FailedAuthentications } from './failed-authentications';
import { InvalidationEvents } from './invalidation.events';
import { SessionGuard, SessionStrategy, TokenGuard, TokenStrategy } from './strategies';
import { LastUsedReporter } from '../token-usage/last-used-reporter';

@Module({
  providers: [
    Authentication,
    CallerCache,
    Callers,
    FailedAuthentications,
    InvalidationEvents,
    PublicUrl,
    SessionGuard,
    SessionStrategy,
    TokenGuard,
    TokenStrategy,
    LastUsedReporter,
  ],
  exports: [Authentication, CallerCache, FailedAuthentications, PublicUrl],
})
export class AuthenticationModule {}
