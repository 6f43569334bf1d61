/** The kind of a mail and the facts that its text needs. It contains no secret: links are created when the mail is sent. */
export type MailContent =
  | { kind: 'invitation'; inviter: string | null; account: string }
  | { kind: 'password-reset' }
  | { kind: 'password-changed'; at: string; ip?: string }
  | { kind: 'token-created'; name: string; tokenId: string; at: string; ip?: string }
  | { kind: 'token-deleted'; name: string; tokenId: string; by: string; at: string }
  | { kind: 'token-leaked'; name: string; tokenId: string; at: string }
  | { kind: 'token-expiring'; name: string; tokenId: string; days: number; expiresAt: string };

/** A mail in the queue. */
export interface QueuedMail {
  id: string;
  accountId: number;
  userId: number;
  content: MailContent;
  /** Number of earlier attempts. */
  attempts: number;
}

/** The message that is sent. */
export interface MailMessage {
  /** The same for every attempt, so that mail systems recognise a repeat. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
}
