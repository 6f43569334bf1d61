import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ApiHeaderOptions } from '@nestjs/swagger';
import type { ErrorCode } from '@plumbline/errors';
import type { AttributesReader } from '@plumbline/http';
import type { z } from 'zod';

/** What a route reads from a request, other than the ids of its path, and the errors that reading it can end with. */
export interface InputDescription {
  /** Query parameters by name. Their descriptions are those of the schemas. */
  query?: Readonly<Record<string, z.ZodType>>;
  headers?: readonly ApiHeaderOptions[];
  attributes?: AttributesReader<unknown>;
  /** Whether the body that holds the attributes can be left out. */
  optional?: boolean;
  errors?: readonly ErrorCode[];
  /** Whether the route supports `If-Match`. */
  conditional?: boolean;
  /** The error for an id that does not exist, and the parameter that gives the id. */
  missing?: { code: ErrorCode; parameter: string };
}

const inputsKey = Symbol('inputs');

/**
 * Declares a parameter decorator: how it reads a part of the request, and how the API documentation describes that part.
 * `@Route` collects the descriptions.
 */
export function input<Data, Value>(
  read: (data: Data, context: ExecutionContext) => Value,
  describe: (data: Data) => InputDescription,
): (...data: unknown extends Data ? [] : [data: Data]) => ParameterDecorator {
  return (...[data]) => {
    const description = describe(data as Data);
    const register: ParameterDecorator = (target, method) => {
      // Decorators of parameters run from the last parameter to the first.
      const inputs = [description, ...inputsOf(target, method!)];
      Reflect.defineMetadata(inputsKey, inputs, target, method!);
    };
    return createParamDecorator(read, [register])(data as Data);
  };
}

/** The inputs of a controller method, in the order of its parameters. */
export function inputsOf(controller: object, method: string | symbol): readonly InputDescription[] {
  return (Reflect.getMetadata(inputsKey, controller, method) as InputDescription[] | undefined) ?? [];
}
