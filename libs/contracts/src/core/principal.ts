import { z } from 'zod';

export const userKinds = ['in-house', 'subcontractor', 'watcher'] as const;
export const permissions = ['accounts', 'api_documentation_access', 'groups', 'projects', 'roles', 'users'] as const;
export const scopes = ['read', 'write'] as const;

export const userKind = z.enum(userKinds);
/** `api_documentation_access` is what people see as "API access". */
export const permission = z.enum(permissions);
export const scope = z.enum(scopes);
export type UserKind = z.infer<typeof userKind>;
export type Permission = z.infer<typeof permission>;
export type Scope = z.infer<typeof scope>;

/** How the caller proved who they are. */
export const credential = z.discriminatedUnion('type', [
  z.object({ type: z.literal('token'), tokenId: z.string(), scopes: z.array(scope) }),
  z.object({ type: z.literal('session'), sessionId: z.uuid() }),
]);
export type Credential = z.infer<typeof credential>;

/** On whose behalf a call is made. The gateway establishes it; services trust it and decide by it. */
export const principal = z.object({
  accountId: z.int().positive(),
  userId: z.int().positive(),
  kind: userKind,
  owner: z.boolean(),
  /** Owners have all of them. */
  permissions: z.array(permission),
  credential,
  userAgent: z.string().max(500).optional(),
  /** Where the request came from. */
  ip: z.string().max(64).optional(),
});
export type Principal = z.infer<typeof principal>;
