import { Module } from '@nestjs/common';
import { OwnOrigins } from '../public-url';
import { Authentication } from './authentication';
import { CallerCache } from './caller-cache';
import { Callers } from './callers';
import { FailedAuthentications } from './failed-authentications';
import { InvalidationEvents } from './invalidation.events';
import { SessionGuard, SessionStrategy, TokenGuard, TokenStrategy } from './strategies';
import { TokenUses } from '../token-usage/last-used-reporter';

@Module({
  providers: [
    Authentication,
    CallerCache,
    Callers,
    FailedAuthentications,
    InvalidationEvents,
    OwnOrigins,
    SessionGuard,
    SessionStrategy,
    TokenGuard,
    TokenStrategy,
    TokenUses,
  ],
  exports: [Authentication, CallerCache, FailedAuthentications, OwnOrigins],
})
export class AuthenticationModule {}
