import { linkUrl, type LinkPurpose } from '@plumbline/contracts';
import { mintLinkSecret, sha256Hex } from '@plumbline/crypto';
import type { Transaction } from '@plumbline/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_CONFIG, type Config } from '../config';
import { PasswordLinks } from '../password/password-links';
import type { StoredUser } from '../user/user';
import { UserRepository } from '../user/user.repository';
import type { MailMessage, MailContent, QueuedMail } from './mail';
import { messageText, type MessageLink } from './text/message-text';

/** Renders a queued mail as the message that is sent. */
@Injectable()
export class MailRenderer {
  private readonly baseUrl: string;

  constructor(
    @Inject(IDENTITY_CONFIG) { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>,
    private readonly users: UserRepository,
    private readonly links: PasswordLinks,
  ) {
    this.baseUrl = PUBLIC_URL.replace(/\/+$/, '');
  }

  /**
   * Returns the message, or undefined when the mail no longer applies. A password link is created here, in `tx`: only the message
   * contains its secret.
   */
  async render(tx: Transaction, { id, accountId, userId, content }: QueuedMail): Promise<MailMessage | undefined> {
    const user = await this.users.lockById(tx, accountId, userId);
    if (!user || !concerns(content, user)) return undefined;
    const link = hasLink(content) ? await this.newLink(tx, user, content.kind) : undefined;
    const to = { name: `${user.firstName} ${user.lastName}`, address: user.email };
    return { id, to, ...messageText(user, content, link) };
  }

  private async newLink(tx: Transaction, user: StoredUser, purpose: LinkPurpose): Promise<MessageLink> {
    const secret = mintLinkSecret();
    const until = await this.links.open(tx, user, purpose, sha256Hex(secret));
    return { link: linkUrl(this.baseUrl, purpose, secret), until };
  }
}

function hasLink(content: MailContent): content is Extract<MailContent, { kind: LinkPurpose }> {
  return content.kind === 'invitation' || content.kind === 'password-reset';
}

/** Whether a queued mail still applies to the user. */
function concerns(content: MailContent, { active, activatedAt }: StoredUser): boolean {
  if (!active) return false;
  return (content.kind === 'invitation') === (activatedAt === null);
}
