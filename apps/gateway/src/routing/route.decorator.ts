import { applyDecorators, HttpCode, HttpStatus, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Scope } from '@plumbline/contracts';
import type { ErrorCode } from '@plumbline/errors';
import type { z } from 'zod';
import type { Operation } from '../compatibility/compatibility';
import { inputsOf, type InputDescription } from './input';
import { RequestBodyInterceptor } from './request-body.interceptor';
import type { ResponseDescription } from './response-documentation';
import { ApiRoute } from './route-documentation';

/** Who may use a route. There is no default: the gateway does not start with a route that declares no access. */
export type RouteAccess =
  /** Anybody. Credentials are ignored. */
  | { access: 'public' }
  /** Signed-in users. Access tokens are refused. */
  | { access: 'session' }
  /** Users of the account in the path: all of them, those with API access, or the owners. A token needs the scope. */
  | { access: 'member' | 'api-access' | 'owner'; scope: Scope };

export type RouteOptions = RouteAccess & {
  /** One sentence for the API documentation. */
  summary: string;
  /** Further sentences for the API documentation, in Markdown. */
  description?: string;
  /** Error codes of this route, in addition to the codes that every route may respond with. */
  errors?: readonly ErrorCode[];
  /** HTTP status of success. Defaults to 200. */
  status?: 200 | 201 | 202 | 204;
  /** What the route responds with on success. Left out for 204. */
  response?: ResponseDescription;
  /** The request body, for routes that do not read it with `@Attributes`. */
  body?: BodyDescription;
  /** Maximum size of a JSON body in bytes. Defaults to 1 MiB. */
  bodyLimit?: number;
  /** The content type of a successful response that is not JSON. */
  produces?: 'text/csv';
  /** Responds with a file, whatever the client accepts. */
  file?: true;
  /** Requests do not count against the request limit. */
  free?: boolean;
  /** A page for browsers, or a file of one. The API documentation leaves it out. */
  page?: true;
};

/** A body other than `{"data": {"attributes": ...}}`, described by content type for the API documentation. */
export type BodyDescription = Readonly<Record<string, { schema: z.ZodType; example?: unknown }>>;

/** What `@Route` stores in the Fastify configuration of a route. */
export interface RouteDeclaration {
  options?: RouteOptions;
  inputs?: readonly InputDescription[];
  /** The route repeats another one under a second method, see `updateAlias`. */
  alias?: true;
  /** The route stands for an operation of PlanRadar's API that Plumbline does not serve. */
  unserved?: Operation;
}

/** Declares a route: who may use it, its status on success, and its documentation. */
export function Route(options: RouteOptions): MethodDecorator {
  return (controller, method, descriptor) => {
    const inputs = inputsOf(controller, method);
    const declaration: RouteDeclaration = { options, inputs };
    const operation = operationName(controller.constructor.name, String(method));
    applyDecorators(
      RouteConfig(declaration),
      HttpCode(options.status ?? HttpStatus.OK),
      ApiRoute(options, inputs, operation),
      ...(readsBody(options, inputs) ? [UseInterceptors(RequestBodyInterceptor)] : []),
    )(controller, method, descriptor);
  };
}

/** Only such a route gets the interceptor: Nest's interceptors cost a read a third of its time in the gateway. */
function readsBody({ body }: RouteOptions, inputs: readonly InputDescription[]): boolean {
  return body !== undefined || inputs.some(({ attributes }) => attributes);
}

/** The name of an operation: `ticket.create` for the method `create` of `TicketController`. */
export function operationName(controller: string, method: string): string {
  const name = controller.replace(/Controller$/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}.${method}`;
}
