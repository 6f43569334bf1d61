import type { Type } from '@nestjs/common';
import { ApiSchema } from '@nestjs/swagger';
import type { ResourceType } from '@plumbline/contracts';
import { createZodDto } from 'nestjs-zod';
import type { z } from 'zod';

const classes = new Map<string, Type>();

/**
 * A class that stands for a zod schema in decorators of @nestjs/swagger: `components.schemas` lists it under `name`.
 * @throws Error for a name that another schema has.
 */
export function schemaClass(name: string, schema: z.ZodType, io: 'input' | 'output'): Type {
  if (classes.has(name)) throw new Error(`Two schemas of the API documentation have the name ${name}`);
  const dto = createZodDto(schema);
  const schemaClass = io === 'input' ? dto : dto.Output;
  const convert = schemaClass._OPENAPI_METADATA_FACTORY.bind(schemaClass);
  let properties: unknown;
  // @nestjs/swagger reads all properties once for each of them.
  schemaClass._OPENAPI_METADATA_FACTORY = () => (properties ??= convert());
  ApiSchema({ name })(schemaClass);
  classes.set(name, schemaClass);
  return schemaClass;
}

/** All classes, for `extraModels` of the document. `@ApiExtraModels` would explore a class once per route that uses it. */
export function schemaClasses(): Type[] {
  return [...classes.values()];
}

const ofResources = new Map<ResourceType, Type>();

/** The class of a resource. Resources with the same `type` get a number: `users-2`. */
export function resourceClass(resource: ResourceType): Type {
  let found = ofResources.get(resource);
  if (found === undefined) {
    let name = resource.name;
    for (let next = 2; classes.has(name); next++) name = `${resource.name}-${next}`;
    ofResources.set(resource, (found = schemaClass(name, resource.schema, 'output')));
  }
  return found;
}
