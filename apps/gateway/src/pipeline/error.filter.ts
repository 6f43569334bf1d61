import { Catch } from '@nestjs/common';
import { JsonApiErrorFilter } from '@plumbline/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signInFor } from '../console/console.policy';

/** Responds to errors with an error document, or with a redirect to sign-in where a signed-out person opens a page. */
@Catch()
export class GatewayErrorFilter extends JsonApiErrorFilter {
  override answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const signIn = signInFor(request, error);
    if (signIn === undefined) super.answer(error, request, reply);
    else void reply.redirect(signIn, 303);
  }
}
