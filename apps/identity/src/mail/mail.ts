/** What a mail is about, with the facts that its text needs. Never a secret: links are made when it is sent. */
export type MailContent =
  | { kind: 'invitation'; inviter: string | null; account: string }
  | { kind: 'password-reset' }
  | { kind: 'password-changed'; at: string; ip?: string }
  | { kind: 'token-created'; name: string; tokenId: string; at: string; ip?: string }
  | { kind: 'token-deleted'; name: string; tokenId: string; by: string; at: string }
  | { kind: 'token-leaked'; name: string; tokenId: string; at: string }
  | { kind: 'token-expiring'; name: string; tokenId: string; days: number; expiresAt: string };

/** A mail that waits to be sent. */
export interface QueuedMail {
  id: string;
  accountId: number;
  userId: number;
  content: MailContent;
  /** How often it has been tried before. */
  attempts: number;
}

/** A mail as it leaves. */
export interface MailMessage {
  /** Stable over repeats, so that mail systems recognise one. */
  id: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
}
