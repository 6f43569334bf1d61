import { RequestMethod, type DynamicModule, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner } from '@nestjs/core';
import type { GatewayConfig } from '../../apps/gateway/src/config';
import { GatewayModule } from '../../apps/gateway/src/gateway.module';

interface ControllerRoute {
  method: string;
  /** In the notation of Fastify's router, `/projects/:project`. */
  path: string;
}

/** The routes of the gateway's controllers, read from their decorators: nothing is started. */
export function controllerRoutes(): ControllerRoute[] {
  class NoMessaging {}
  return controllersOf(GatewayModule.register({} as GatewayConfig, { module: NoMessaging })).flatMap(routesOf);
}

type Imported = Type | DynamicModule;

function controllersOf(root: Imported): Type[] {
  const seen = new Set<Imported>();
  const visit = (imported: Imported): Type[] => {
    if (seen.has(imported)) return [];
    seen.add(imported);
    const { module, imports = [], controllers = [] } = 'module' in imported ? imported : { module: imported };
    return [
      ...controllers,
      ...declared<Type>(module, MODULE_METADATA.CONTROLLERS),
      ...[...(imports as Imported[]), ...declared<Imported>(module, MODULE_METADATA.IMPORTS)].flatMap(visit),
    ];
  };
  return [...new Set(visit(root))];
}

function declared<Each>(module: Type, key: string): Each[] {
  return (Reflect.getMetadata(key, module) as Each[] | undefined) ?? [];
}

function routesOf(controller: Type): ControllerRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const method = Reflect.getMetadata(METHOD_METADATA, prototype[name]!) as RequestMethod | undefined;
    if (method === undefined) return [];
    return pathsOf(controller).flatMap((prefix) =>
      pathsOf(prototype[name]!).map((path) => ({
        method: RequestMethod[method],
        path: `/${prefix}/${path}`.replaceAll(/\/{2,}/g, '/').replace(/(.)\/$/, '$1'),
      })),
    );
  });
}

function pathsOf(target: object): string[] {
  return [(Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined) ?? ''].flat();
}
