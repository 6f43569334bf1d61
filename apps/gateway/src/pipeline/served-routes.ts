import { Injectable } from '@nestjs/common';
import { RouteTable } from '@plumbline/http';
import type { RouteOptions as FastifyRoute } from 'fastify';
import type { InputDescription } from '../routing/input';
import type { RouteOptions } from '../routing/route.decorator';

/** A route as it is served. */
export interface ServedRoute {
  method: string;
  /** In the router's notation, `/projects/:project`. */
  path: string;
  options: RouteOptions;
  inputs: readonly InputDescription[];
}

/** Every route of this server, as the server itself was told of it. */
@Injectable()
export class ServedRoutes {
  private readonly table = new RouteTable();
  private readonly routes: ServedRoute[] = [];

  /** Default deny: nothing is served that does not say for whom. */
  add({ method, url: path, config }: FastifyRoute): RouteOptions {
    const { options, inputs = [] } = config ?? {};
    if (!options) {
      throw new Error(`${String(method)} ${path} declares no access: decorate its method with @Route`);
    }
    for (const each of [method].flat()) this.routes.push({ method: each, path, options, inputs });
    this.table.add(method, path);
    return options;
  }

  all(): readonly ServedRoute[] {
    return this.routes;
  }

  /** Those of the API: without pages, and without the HEAD that the server adds to every GET. */
  ofApi(): ServedRoute[] {
    return this.routes.filter(({ method, options }) => method !== 'HEAD' && !options.page);
  }

  /** The methods that some route answers at this path; empty when there is none. */
  methodsAt(path: string): string[] {
    return this.table.methodsAt(path);
  }
}
