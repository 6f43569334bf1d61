import { methodsOfUpdate } from '../pipeline/update-alias';
import { planRadarOperations } from './planradar-operations';

/** An operation of PlanRadar's API. */
export interface Operation {
  family: string;
  method: string;
  /** In the notation of OpenAPI, `/projects/{project_id}`. */
  path: string;
}

/** All operations of PlanRadar's API. */
export const operations: readonly Operation[] = Object.entries(planRadarOperations).flatMap(([family, paths]) =>
  paths.flatMap((line) => {
    const methods = line.split(' ');
    const path = methods.pop()!;
    return methods.map((method) => ({ family, method, path }));
  }),
);

/** A test of whether one of the routes serves an operation. Their paths are in the notation of Fastify's router. */
export function servedBy(
  routes: readonly { method: string; path: string }[],
): (operation: Pick<Operation, 'method' | 'path'>) => boolean {
  const served = new Set(
    routes.flatMap(({ method, path }) => methodsOfUpdate(method).map((each) => formOf(each, path))),
  );
  return ({ method, path }) => served.has(formOf(method, path));
}

/** Equal for operations that differ only in the names of their path parameters. */
function formOf(method: string, path: string): string {
  return `${method} ${path.replaceAll(/\{\w+\}|:\w+/g, ':')}`;
}
