import type { ExecutionContext } from '@nestjs/common';
import { DomainError, type ErrorCode, type FixedText } from '@plumbline/errors';
import { fromShortCode, uuid } from '@plumbline/contracts';
import {
  notOneOf,
  readInstant,
  readListQuery,
  Warnings,
  type AttributesReader,
  type ListQuery,
  type ListQueryOptions,
  type Query,
  type Warn,
} from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { input } from './input';
import { listParameters, syncParameter } from './list-parameters';

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** Collects the warnings that `meta.warnings` of the response lists. */
export function warnAt(request: FastifyRequest): Warn {
  return (warning) => (request.warnings ??= new Warnings()).add(warning);
}

/** The attributes of the body, read by a reader. */
export const Attributes = input(
  <T>(reader: AttributesReader<T>, context: ExecutionContext): T => {
    const request = requestOf(context);
    return reader.read(request.body, warnAt(request));
  },
  (attributes) => ({ attributes }),
);

/** The attributes of a body that can be left out. */
export const OptionalAttributes = input(
  <T>(reader: AttributesReader<T>, context: ExecutionContext): T => {
    const request = requestOf(context);
    return reader.read(isEmpty(request.body) ? { data: { attributes: {} } } : request.body, warnAt(request));
  },
  (attributes) => ({ attributes, optional: true }),
);

/** Whether there is no body, or `{}`, which some clients always send and PHP writes as `[]`. */
function isEmpty(body: unknown): boolean {
  return body === undefined || body === null || (typeof body === 'object' && Object.keys(body).length === 0);
}

/** The page, sort order, search text and filters of a list. */
export const List = input(
  (options: ListQueryOptions<string>, context: ExecutionContext): ListQuery<string> => {
    const request = requestOf(context);
    return readListQuery(request.query as Query, warnAt(request), options);
  },
  (options) => ({ query: listParameters(options), errors: ['request.response-too-large'] }),
);

/** The time from which on a client wants the changes of a whole list. */
export const ChangedSince = input(
  (_: unknown, context: ExecutionContext) => readInstant(requestOf(context).query as Query, 'last_sync_date'),
  () => ({ query: syncParameter }),
);

/** An id from the path, as a short code or in decimal. Other text gets the same error as an unknown id. */
export const Code = input(
  ({ name, missing }: { name: string; missing: ErrorCode }, context: ExecutionContext): number => {
    const given = pathParameter(context, name);
    const id = fromShortCode(given);
    if (id === undefined) throw new DomainError(missing);
    return id;
  },
  ({ name, missing }) => ({ missing: { code: missing, parameter: name } }),
);

/** A UUID from the path. Other text gets the same error as an unknown id. */
export const Uuid = input(
  (
    { name, missing, hint }: { name: string; missing: ErrorCode; hint?: FixedText },
    context: ExecutionContext,
  ): string => {
    const given = pathParameter(context, name);
    const id = uuid.safeParse(given);
    if (id.success) return id.data;
    throw new DomainError(missing, { detail: fromShortCode(given) === undefined ? undefined : hint });
  },
  ({ name, missing }) => ({ missing: { code: missing, parameter: name } }),
);

function pathParameter(context: ExecutionContext, name: string): string {
  return (requestOf(context).params as Record<string, string>)[name] ?? '';
}

/** A query parameter that takes one of several words. */
export const Choice = input(
  (
    { parameter, choices }: { parameter: string; choices: readonly string[]; description: string },
    context: ExecutionContext,
  ) => {
    const given = (requestOf(context).query as Query)[parameter];
    if (given === undefined || given === '') return undefined;
    const choice = choices.find((candidate) => candidate === given);
    if (choice !== undefined) return choice;
    throw notOneOf(parameter, choices);
  },
  ({ parameter, choices, description }) => ({ query: { [parameter]: z.enum(choices).describe(description) } }),
);
