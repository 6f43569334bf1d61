import { Body, Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { userResource, type Principal } from '@plumbline/contracts';
import type { Document } from '@plumbline/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Sessions } from './sessions';
import { sessionMeta } from './session-meta';
import { signInBody } from './sign-in.body';

@ApiTags('Sign-in')
@Controller(['session', 'api/v2/:customer/session'])
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  @Post()
  @Route({
    access: 'public',
    summary: 'Sign in with e-mail and password',
    status: 200,
    errors: ['auth.wrong-password', 'auth.too-many-failures'],
    response: { one: userResource, meta: sessionMeta },
    body: signInBody,
  })
  signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Document> {
    return this.sessions.signIn(body, request, reply);
  }

  @Get()
  @Route({
    access: 'session',
    summary: 'Read the current session',
    description: 'The signed-in user and the CSRF token of the session.',
    response: { one: userResource, meta: sessionMeta },
  })
  get(@Actor() actor: Principal, @Req() request: FastifyRequest): Promise<Document> {
    return this.sessions.describe(actor, request);
  }

  @Delete()
  @Route({ access: 'session', summary: 'Sign out', status: 204 })
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.sessions.signOut(request, reply);
  }
}
