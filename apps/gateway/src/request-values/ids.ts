import { fromShortCode, roleWithId, type ProjectRole } from '@plumbline/contracts';
import { z } from 'zod';

/** The id of a row, given as its short code or in decimal. */
export const code = z.union([z.string(), z.int()], { error: 'must be an id' }).transform((value, context): number => {
  const id = fromShortCode(String(value));
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'must be an id' });
  return z.NEVER;
});

/** A project role, given by its id. */
export const projectRoleId = code.transform((id, context): ProjectRole => {
  const role = roleWithId(id);
  if (role !== undefined) return role;
  context.addIssue({ code: 'custom', message: 'must be the id of a role: GET roles lists them' });
  return z.NEVER;
});
