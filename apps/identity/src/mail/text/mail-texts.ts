import type { MailContent } from '../mail';

export interface MailText {
  subject: string;
  /** Separated by empty lines. */
  paragraphs: string[];
}

type ContentOf<Kind extends MailContent['kind']> = Omit<Extract<MailContent, { kind: Kind }>, 'kind'>;

/** The link of a mail and the date until which it is valid. */
export interface LinkFacts {
  link: string;
  until: string;
}

/** The texts of one language. Instants are passed in the format of the language. */
export interface MailTexts {
  greeting: (name: string) => string;
  closing: string;
  invitation: (facts: ContentOf<'invitation'> & LinkFacts) => MailText;
  'password-reset': (facts: LinkFacts) => MailText;
  'password-changed': (facts: ContentOf<'password-changed'>) => MailText;
  'token-created': (facts: ContentOf<'token-created'>) => MailText;
  'token-deleted': (facts: ContentOf<'token-deleted'>) => MailText;
  'token-leaked': (facts: ContentOf<'token-leaked'>) => MailText;
  'token-expiring': (facts: ContentOf<'token-expiring'>) => MailText;
}
