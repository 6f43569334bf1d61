import type { MailContent } from '../mail';

export interface MailText {
  subject: string;
  /** One after the other, with an empty line between. */
  paragraphs: string[];
}

type ContentOf<Kind extends MailContent['kind']> = Omit<Extract<MailContent, { kind: Kind }>, 'kind'>;

/** What is added when a mail is written: where its link leads, and until when. */
export interface LinkFacts {
  link: string;
  until: string;
}

/** What is said in one language. Instants arrive as that language writes them. */
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
