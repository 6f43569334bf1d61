import type { Caller } from '../routing/caller';
import type { PresentedCredential } from '../authentication/presented-credential';
import type { RequestContext } from '@plumbline/runtime';
import type { Warning } from '@plumbline/http';
import type { RouteDeclaration, RouteOptions } from '../routing/route.decorator';

declare module 'fastify' {
  /** What the edge finds out about a request on its way in. */
  interface FastifyRequest {
    route: RouteOptions | undefined;
    context: RequestContext | undefined;
    credential: PresentedCredential | undefined;
    caller: Caller | undefined;
    warnings: Warning[] | undefined;
    /** The content type that the client accepts. */
    answerType: string | undefined;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- joins what `Route` leaves to fastify's own.
  interface FastifyContextConfig extends RouteDeclaration {}
}

/** The names above, for `decorateRequest`: requests that all have the same shape are faster. */
export const requestProperties = ['route', 'context', 'credential', 'caller', 'warnings', 'answerType'] as const;
