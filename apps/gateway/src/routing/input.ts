import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import type { AttributesReader } from '@plumbline/http';
import type { ErrorCode } from '@plumbline/errors';
import type { z } from 'zod';

/** A parameter that a route reads, as the API's documentation shows it. */
export interface InputParameter {
  in: 'query' | 'header';
  name: string;
  description: string;
  schema: z.ZodType;
  example?: unknown;
}

/** What a route reads from a request, besides the ids of its path, and the codes that reading it may end with. */
export interface InputDescription {
  parameters?: InputParameter[];
  attributes?: AttributesReader<unknown>;
  /** The body that holds the attributes may be left out. */
  optional?: boolean;
  errors?: ErrorCode[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- `data` is whatever the input's own reader takes.
const descriptions = new WeakMap<object, (data: any) => InputDescription>();

/** Declares a parameter decorator: how a part of the request is read, and what the API's documentation says of it. */
export function input<Data, Value>(
  read: (data: Data, context: ExecutionContext) => Value,
  describe: (data: Data) => InputDescription,
) {
  descriptions.set(read, describe);
  return createParamDecorator(read);
}

/** What the inputs of a controller's method say of themselves. */
export function inputsOf({ controller, method }: { controller: object; method: string | symbol }): InputDescription[] {
  const declared = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    { index: number; factory?: object; data?: unknown }
  >;
  return Object.values(declared)
    .sort((one, other) => one.index - other.index)
    .flatMap(({ factory, data }) => (factory && descriptions.get(factory)?.(data)) ?? []);
}
