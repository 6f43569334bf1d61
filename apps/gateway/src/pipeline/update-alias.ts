import type { RouteOptions } from 'fastify';

/** The other method of an update. PlanRadar's clients send PUT, except for groups; JSON:API defines PATCH (jsonapi.org, 1.1, "Updating Resources"). */
const otherMethod: Readonly<Record<string, string>> = { PUT: 'PATCH', PATCH: 'PUT' };

/** The methods under which a route is served: both for an update. */
export function methodsOfUpdate(method: string): string[] {
  return [method, otherMethod[method] ?? []].flat();
}

/**
 * The same route under the other method, so that every update is accepted as PUT and as PATCH: both change only what the body names.
 * Undefined for routes that are not updates, and for aliases.
 */
export function updateAlias({ method, url, handler, bodyLimit, config }: RouteOptions): RouteOptions | undefined {
  const other = otherMethod[String(method)];
  if (other === undefined || config?.alias) return undefined;
  return { method: other, url, handler, bodyLimit, config: { ...config, alias: true } };
}
