import type { LinkPurpose } from '@plumbline/contracts';
import type { Transaction } from '@plumbline/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_CONFIG, type Config } from '../config';
import { PasswordLinks } from '../password/password-links';
import type { StoredUser } from '../user/user';
import { UserRepository } from '../user/user.repository';
import type { MailMessage, MailContent, QueuedMail } from './mail';
import { messageText } from './text/message-text';

/** Renders a queued mail as the message that is sent. */
@Injectable()
export class MailRenderer {
  constructor(
    @Inject(IDENTITY_CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
    private readonly users: UserRepository,
    private readonly links: PasswordLinks,
  ) {}

  /**
   * Returns the message, or undefined when the mail no longer applies. A password link is created here, in `tx`: only the message
   * contains its secret.
   */
  async render(tx: Transaction, { id, accountId, userId, content }: QueuedMail): Promise<MailMessage | undefined> {
    const user = await this.users.lockById(tx, accountId, userId);
    if (!user || !concerns(content, user)) return undefined;
    const baseUrl = this.config.PUBLIC_URL;
    const link = hasLink(content) ? await this.links.create(tx, user, { purpose: content.kind, baseUrl }) : undefined;
    const to = { name: `${user.firstName} ${user.lastName}`, address: user.email };
    return { id, to, ...messageText(user, content, link) };
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
