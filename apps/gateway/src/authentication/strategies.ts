import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import type { Caller } from '../routing/caller';
import { Callers } from './callers';

/** A personal access token, from the header `X-PlanRadar-API-Key` or from `Authorization: Bearer`. */
@Injectable()
export class TokenStrategy extends PassportStrategy(Strategy, 'token') {
  constructor(private readonly callers: Callers) {
    super();
  }

  async validate({ credential }: FastifyRequest): Promise<Caller | false> {
    return credential?.type === 'token' && this.callers.ofToken(credential);
  }
}

/** A person who has signed in, from the session cookie. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'session-cookie') {
  constructor(private readonly callers: Callers) {
    super();
  }

  async validate({ credential }: FastifyRequest): Promise<Caller | false> {
    return credential?.type === 'session' && this.callers.ofSession(credential);
  }
}

const options = { session: false, property: 'caller' };

/** Puts the caller of a token on the request. */
@Injectable()
export class TokenGuard extends AuthGuard('token') {
  override getAuthenticateOptions() {
    return options;
  }
}

/** Puts the caller of a session on the request. */
@Injectable()
export class SessionGuard extends AuthGuard('session-cookie') {
  override getAuthenticateOptions() {
    return options;
  }
}
