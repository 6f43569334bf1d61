import { fromShortCode, roleWithId, uuid, type ProjectRole } from '@plumbline/contracts';
import { text } from '@plumbline/errors';
import { invalidParameter, mistake } from '@plumbline/http';
import { z } from 'zod';

/** One named type in the API documentation: some generators of clients cannot read a choice of types in place. */
const codeOrNumber = z
  .union([z.string().min(1), z.int().min(1)], { error: mistake('must be an id') })
  .meta({ id: 'Id', description: 'The id of a row: its short code, or its number.' });

/** The id of a row, given as its short code or in decimal. */
export const code = codeOrNumber.transform((value, context): number => {
  const id = fromShortCode(String(value));
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: mistake('must be an id') });
  return z.NEVER;
});

/** A UUID, or none. Some clients write an empty text for none. */
export const optionalUuid = z
  .union([uuid, z.literal('').transform((): null => null)], { error: mistake('must be a UUID') })
  .meta({ id: 'OptionalUuid' })
  .nullish();

/**
 * The id of a project, given in a query parameter as its short code or in decimal.
 *
 * @throws DomainError `request.invalid` that names the parameter, when it is no id.
 */
export function projectIdIn(parameter: string, given: string): number {
  const id = fromShortCode(given);
  if (id !== undefined) return id;
  throw invalidParameter(parameter, text('{{parameter}} takes ids of projects.', { parameter }));
}

/** A project role, given by its id. */
export const projectRoleId = code.transform((id, context): ProjectRole => {
  const role = roleWithId(id);
  if (role !== undefined) return role;
  context.addIssue({ code: 'custom', message: mistake('must be the id of a role: GET roles lists them') });
  return z.NEVER;
});
