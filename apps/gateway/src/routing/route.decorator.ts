import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Scope } from '@plumbline/contracts';
import type { ErrorCode } from '@plumbline/errors';
import type { Answer } from './response-description';
import type { BodyDescription } from '../edge/body-description';

/** Who may use a route. There is no default: a route that says nothing stops the start. */
export type RouteAccess =
  /** Anybody; credentials are not looked at. */
  | { access: 'public' }
  /** People who have signed in; never a token. */
  | { access: 'session' }
  /**
   * Whoever belongs to the account of the path, only those of them with "API access", or only its owners; a token needs the
   * scope.
   */
  | { access: 'member' | 'api-access' | 'owner'; scope: Scope };

export type EndpointOptions = RouteAccess & {
  /** One sentence for the API's documentation. */
  summary: string;
  /** Further sentences, in Markdown. */
  description?: string;
  /** Codes that are this route's own, besides those that any route may answer. */
  errors?: readonly ErrorCode[];
  /** HTTP status of success; 201 for POST and 200 for the rest unless told. */
  status?: 200 | 201 | 202 | 204;
  /** What success answers with; nothing for 204. */
  answers?: Answer;
  /** The request's body, where no `Attributes` say it. */
  body?: BodyDescription;
  /** Bytes of a JSON body; 1 MiB unless told. */
  bodyLimit?: number;
  /** The content type of success when it is not JSON. */
  produces?: 'text/csv';
  /** The request does not count against the account's limit. */
  free?: boolean;
  /** For browsers: a page or a part of one. The API's documentation leaves it out. */
  page?: true;
};

/** What `Endpoint` leaves at a route for the hooks of the server. */
export interface EndpointConfig {
  endpoint?: EndpointOptions;
  handler?: Handler;
}

/** The method of a controller that answers a route. */
export interface Handler {
  controller: { readonly name: string };
  method: string;
}

/** Declares a route: who may use it, and what its documentation says. */
export function Endpoint(endpoint: EndpointOptions): MethodDecorator {
  return (target, method, descriptor) => {
    const handler = { controller: target.constructor, method: String(method) };
    const config: EndpointConfig = { endpoint, handler };
    applyDecorators(RouteConfig(config), ...(endpoint.status ? [HttpCode(endpoint.status)] : []))(
      target,
      method,
      descriptor,
    );
  };
}
