import { z } from 'zod';
import { uuid } from './values';

export const userKinds = ['in-house', 'subcontractor', 'watcher'] as const;
export const permissions = ['accounts', 'api_documentation_access', 'groups', 'projects', 'roles', 'users'] as const;
export const scopes = ['read', 'write'] as const;

export const userKind = z.enum(userKinds);
/** The user interface calls `api_documentation_access` "API access". */
export const permission = z.enum(permissions);
export const scope = z.enum(scopes);
export type UserKind = z.infer<typeof userKind>;
export type Permission = z.infer<typeof permission>;
export type Scope = z.infer<typeof scope>;

/** The credential that authenticated the request. */
export const credential = z.discriminatedUnion('type', [
  z.object({ type: z.literal('token'), tokenId: z.string(), scopes: z.array(scope) }),
  z.object({ type: z.literal('session'), sessionId: uuid }),
]);
export type Credential = z.infer<typeof credential>;

/** On whose behalf a request runs. The gateway authenticates it; services trust it and authorise by it. */
export const principal = z.object({
  accountId: z.int().positive(),
  userId: z.int().positive(),
  kind: userKind,
  owner: z.boolean(),
  /** Owners have every permission. */
  permissions: z.array(permission),
  credential,
  userAgent: z.string().max(500).optional(),
  /** The IP address of the client. */
  ip: z.string().max(64).optional(),
});
export type Principal = z.infer<typeof principal>;
