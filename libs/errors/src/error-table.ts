import type { FixedText } from './text/text';

/**
 * All error codes of the API with their HTTP status and title. Codes are stable: clients depend on them.
 * `docs/errors.md` is generated from this table.
 */
export const errorTable = {
  'request.malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'request.malformed': { status: 400, title: 'The request is malformed' },
  'request.invalid': { status: 422, title: 'A value is not valid' },
  'request.too-large': { status: 413, title: 'The request is too large' },
  'request.response-too-large': { status: 422, title: 'The response would be too large' },
  'request.unsupported-media-type': { status: 415, title: 'The content type is not supported' },
  'request.not-acceptable': { status: 406, title: 'None of the accepted content types can be produced' },
  'request.route-not-found': { status: 404, title: 'There is no such route' },
  'request.method-not-allowed': { status: 405, title: 'The route does not support this method' },
  'request.not-implemented': { status: 501, title: 'The operation is not implemented' },
  'request.timed-out': { status: 408, title: 'The request took too long to arrive' },
  'request.idempotency-key-reused': { status: 409, title: 'The idempotency key was used for a different request' },
  'request.resource-changed': { status: 412, title: 'The resource has changed since it was read' },
  'request.flooded': { status: 429, title: 'Too many requests from this address' },

  'auth.required': { status: 401, title: 'Authentication is required' },
  'auth.invalid-token': { status: 401, title: 'The access token is not valid' },
  'auth.invalid-session': { status: 401, title: 'The session is not valid' },
  'auth.wrong-password': { status: 401, title: 'The e-mail or the password is wrong' },
  'auth.password-incorrect': { status: 422, title: 'The current password is wrong' },
  'auth.several-credentials': { status: 400, title: 'More than one credential was sent' },
  'auth.token-in-query': { status: 400, title: 'A token must not be sent in the URL' },
  'auth.too-many-failures': { status: 429, title: 'Too many failed attempts to authenticate' },
  'auth.csrf-token-invalid': { status: 403, title: 'The CSRF token is missing or wrong' },
  'auth.session-required': { status: 403, title: 'A signed-in session is required' },

  'access.denied': { status: 403, title: 'The action is not allowed' },
  'access.api-access-required': { status: 403, title: 'The user has no API access' },
  'access.scope-required': { status: 403, title: 'The access token lacks the required scope' },
  'access.owner-required': { status: 403, title: 'Only account owners can do this' },
  'access.account-not-found': { status: 404, title: 'There is no such account' },

  'limit.exceeded': { status: 429, title: 'The request limit is used up' },
  'limit.session-exceeded': { status: 429, title: 'The sessions of the user make too many requests' },

  'identity.user-not-found': { status: 404, title: 'There is no such user' },
  'identity.account-not-found': { status: 404, title: 'There is no such account' },
  'identity.email-taken': { status: 422, title: 'The e-mail is already in use' },
  'identity.last-owner': { status: 422, title: 'An account needs at least one owner' },
  'identity.api-access-in-house-only': { status: 422, title: 'Only in-house users can have API access' },
  'identity.permissions-in-house-only': { status: 422, title: 'Only in-house users can have permissions' },
  'identity.link-invalid': { status: 422, title: 'The link is no longer valid' },
  'identity.already-activated': { status: 422, title: 'The user already has a password' },
  'identity.group-not-found': { status: 404, title: 'There is no such group' },
  'identity.group-user-not-found': { status: 422, title: 'A listed user is not an active user of the account' },
  'identity.session-not-found': { status: 404, title: 'There is no such session' },

  'tokens.not-found': { status: 404, title: 'There is no such access token' },
  'tokens.expiry-required': { status: 422, title: 'The access token needs an expiry' },
  'tokens.expiry-too-long': { status: 422, title: 'The expiry is too far in the future' },
  'tokens.too-many': { status: 422, title: 'The user has too many access tokens' },

  'projects.not-found': { status: 404, title: 'There is no such project' },
  'projects.role-not-for-kind': { status: 422, title: 'The role is not available to this kind of user' },
  'projects.member-not-found': { status: 404, title: 'The user is not a member of the project' },
  'projects.archived': { status: 422, title: 'The project is archived' },
  'components.not-found': { status: 404, title: 'There is no such component' },
  'ticket-types.not-found': { status: 404, title: 'There is no such ticket type' },
  'tickets.not-found': { status: 404, title: 'There is no such ticket' },
  'tickets.type-not-in-project': { status: 422, title: 'The ticket type does not belong to the project' },
  'tickets.component-not-in-project': { status: 422, title: 'The component does not belong to the project' },
  'tickets.assignee-not-found': { status: 422, title: 'The user cannot be assigned to the ticket' },
  'tickets.parent-not-found': { status: 422, title: 'The parent ticket does not belong to the project' },
  'tickets.typed-values-too-large': { status: 422, title: 'The typed values of the ticket are too large' },
  'tickets.uuid-taken': { status: 409, title: 'The UUID belongs to a different ticket' },
  'tickets.subscriber-not-found': { status: 422, title: 'A subscriber is not a user of the account' },
  'tickets.has-children': { status: 409, title: 'The ticket has subtickets' },
  'attachments.not-found': { status: 404, title: 'There is no such attachment' },
  'attachments.id-taken': { status: 409, title: 'The id belongs to a different attachment' },
  'attachments.too-large': { status: 413, title: 'The file is too large' },
  'attachments.unreadable': { status: 422, title: 'The file cannot be read' },
  'files.link-invalid': { status: 403, title: 'The link is not valid or has expired' },

  'webhooks.not-found': { status: 404, title: 'There is no such webhook' },
  'webhooks.delivery-not-found': { status: 404, title: 'There is no such delivery' },
  'webhooks.delivery-expired': { status: 410, title: 'The event of the delivery is no longer stored' },
  'webhooks.replay-not-found': { status: 404, title: 'There is no such replay' },
  'webhooks.replay-running': { status: 409, title: 'A replay of the webhook is running' },
  'webhooks.unknown-event': { status: 422, title: 'There is no such event type' },
  'webhooks.unknown-project': { status: 422, title: 'The account has no such project' },
  'webhooks.target-not-allowed': { status: 422, title: 'The target URL is not allowed' },
  'webhooks.header-not-allowed': { status: 422, title: 'The header is not allowed' },
  'webhooks.not-verified': { status: 409, title: 'The webhook is not verified' },
  'webhooks.verification-not-required': { status: 422, title: 'The webhook does not require verification' },
  'webhooks.too-many-secrets': { status: 422, title: 'Too many secrets of the webhook are valid at once' },
  'webhooks.too-many': { status: 422, title: 'The account has too many webhooks' },

  'feed.cursor-expired': { status: 410, title: 'The cursor has expired' },
  'events.unknown-type': { status: 422, title: 'There is no such event type' },
  'events.invalid': { status: 422, title: 'The data of the event is not valid' },
  'events.foreign-project': { status: 422, title: 'The project belongs to another account' },

  'service.unavailable': { status: 503, title: 'A part of the service is not available' },
  'service.overloaded': { status: 503, title: 'The service is overloaded' },
  'service.timed-out': { status: 504, title: 'A part of the service did not answer in time' },
  'service.failed': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: FixedText }>;

export type ErrorCode = keyof typeof errorTable;

/** Whether a value, for example one from an RPC reply, is a known code. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorTable, code);
}
