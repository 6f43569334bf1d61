import { present, toShortCode, type AuditEntry, type Resource } from '@plumbline/contracts';

const code = (id: number | null) => (id === null ? null : toShortCode(id));

/** A line of the audit trail as the API shows it. */
export function auditResource({ id, at, action, actor, subject, details, requestId }: AuditEntry): Resource {
  return {
    id,
    type: 'audit-entries',
    attributes: present({
      at,
      action,
      actor: present({
        kind: actor.kind,
        'user-id': code(actor.userId),
        name: actor.name,
        'token-id': actor.tokenId,
        ip: actor.ip,
        'user-agent': actor.userAgent,
      }),
      subject: present({
        type: subject.type,
        id: subject.id,
        name: subject.name,
        'user-id': code(subject.userId),
      }),
      details,
      'request-id': requestId,
    }),
  };
}
