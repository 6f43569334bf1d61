import { Catch } from '@nestjs/common';
import { DomainError } from '@plumbline/errors';
import { JsonApiErrorFilter } from '@plumbline/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signInFor } from '../console/console.policy';
import { closeOnUnreadBody } from './unread-body';

/** Responds to errors with an error document, or with a redirect to sign-in where a signed-out person opens a page. */
@Catch()
export class GatewayErrorFilter extends JsonApiErrorFilter {
  override answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    closeOnUnreadBody(request, reply);
    const signIn = signInFor(request, error);
    if (signIn === undefined) super.answer(withSentNames(withMissingId(error, request), request), request, reply);
    else void reply.redirect(signIn, 303);
  }
}

/** Names the parameter with an id that does not exist, whether a service or the gateway has found that out. */
function withMissingId(error: unknown, { routeOptions }: FastifyRequest): unknown {
  if (!(error instanceof DomainError)) return error;
  const { inputs = [] } = routeOptions.config ?? {};
  const parameter = inputs.find(({ missing }) => missing?.code === error.code)?.missing?.parameter;
  const [first, ...rest] = error.problems;
  if (parameter === undefined || !first || first.source) return error;
  return DomainError.of([{ ...first, source: { parameter } }, ...rest], error);
}

/** Points at attributes by the names that the body has for them: a service does not know which of several names was sent. */
function withSentNames(error: unknown, { routeOptions, body }: FastifyRequest): unknown {
  const reader = routeOptions.config?.inputs?.find(({ attributes }) => attributes)?.attributes;
  if (!reader || !(error instanceof DomainError) || !error.problems.some(({ source }) => source?.pointer)) return error;
  const [first, ...rest] = error.problems.map((problem) =>
    problem.source?.pointer === undefined
      ? problem
      : { ...problem, source: { pointer: reader.pointerAsSent(problem.source.pointer, body) } },
  );
  return DomainError.of([first!, ...rest], error);
}
