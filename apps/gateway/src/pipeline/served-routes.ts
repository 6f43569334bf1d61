import { Injectable } from '@nestjs/common';
import { RouteTable } from '@plumbline/http';
import type { RouteOptions as FastifyRoute } from 'fastify';
import type { InputDescription } from '../routing/input';
import type { RouteOptions } from '../routing/route.decorator';

/** A route that the server serves. */
export interface ServedRoute {
  method: string;
  /** In the notation of Fastify's router, `/projects/:project`. */
  path: string;
  options: RouteOptions;
  inputs: readonly InputDescription[];
}

/** Every route of this server, collected by its `onRoute` hook. */
@Injectable()
export class ServedRoutes {
  private readonly table = new RouteTable();
  private readonly routes: ServedRoute[] = [];

  /** @throws Error for a route that declares no access: default deny. */
  add({ method, url: path, config }: FastifyRoute): RouteOptions {
    const { options, inputs = [], alias } = config ?? {};
    if (!options) {
      throw new Error(`${String(method)} ${path} declares no access: decorate its method with @Route`);
    }
    if (!alias) for (const each of [method].flat()) this.routes.push({ method: each, path, options, inputs });
    this.table.add(method, path);
    return options;
  }

  /** Without the aliases of updates. */
  all(): readonly ServedRoute[] {
    return this.routes;
  }

  /** The routes of the API, without pages and without the HEAD routes that Fastify adds to every GET. */
  ofApi(): ServedRoute[] {
    return this.routes.filter(({ method, options }) => method !== 'HEAD' && !options.page);
  }

  /** The methods that this path supports. Empty if no route has this path. */
  methodsAt(path: string): string[] {
    return this.table.methodsAt(path);
  }
}
