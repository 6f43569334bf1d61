import { z } from 'zod';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { projectRole } from './model';

/** Counts the users of the account that have each role in at least one project. */
export const countRoles = rpc('projects.count-roles', {
  request: z.object({ actor: principal }),
  reply: z.object({ items: z.array(z.object({ role: projectRole, users: z.int().nonnegative() })) }),
});
