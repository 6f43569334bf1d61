import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import type { Caller } from '../routing/caller';
import { CallerLookup } from './caller-lookup';

/** Passport tries the strategies in this order. Passport itself has a strategy named `session`. */
export const strategyNames = ['api-key', 'bearer', 'session-cookie'] as const;

/** An access token in the header `X-PlanRadar-API-Key`. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(private readonly callers: CallerLookup) {
    super();
  }

  async validate({ credential }: FastifyRequest): Promise<Caller | false> {
    return credential?.type === 'token' && credential.scheme === 'api-key' && this.callers.ofToken(credential);
  }
}

/** An access token in `Authorization: Bearer` (RFC 6750). */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(private readonly callers: CallerLookup) {
    super();
  }

  async validate({ credential }: FastifyRequest): Promise<Caller | false> {
    return credential?.type === 'token' && credential.scheme === 'bearer' && this.callers.ofToken(credential);
  }
}

/** A signed-in browser with its session cookie. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'session-cookie') {
  constructor(private readonly callers: CallerLookup) {
    super();
  }

  async validate({ credential }: FastifyRequest): Promise<Caller | false> {
    return credential?.type === 'session' && this.callers.ofSession(credential);
  }
}
