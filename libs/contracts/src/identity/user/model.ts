import { z } from 'zod';
import { emailAddress } from '../../core/email';
import { permission, userKind } from '../../core/principal';
import { instant, numericId } from '../../core/values';
import { language } from './language';

export * from './language';

/** Active users can sign in; invited users have not chosen a password yet; inactive users cannot sign in. */
export const userStates = ['active', 'invited', 'inactive'] as const;
export const userState = z.enum(userStates);
export type UserState = z.infer<typeof userState>;

export const user = z.object({
  id: numericId,
  accountId: numericId,
  email: emailAddress,
  firstName: z.string(),
  lastName: z.string(),
  kind: userKind,
  owner: z.boolean(),
  active: z.boolean(),
  permissions: z.array(permission),
  language,
  /** When the user first chose a password; null for invited users. */
  activatedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type User = z.infer<typeof user>;

/** What events carry of a user: other services copy it, and gateways invalidate their cached principals by it. */
export const userFacts = user.pick({
  id: true,
  kind: true,
  owner: true,
  active: true,
  permissions: true,
  firstName: true,
  lastName: true,
});
export type UserFacts = z.infer<typeof userFacts>;

/** Whether a user can sign in, and if not, why. */
export function userStateOf({ active, activatedAt }: Pick<User, 'active' | 'activatedAt'>): UserState {
  if (!active) return 'inactive';
  return activatedAt === null ? 'invited' : 'active';
}
