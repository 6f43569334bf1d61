import { randomUUID } from 'node:crypto';
import {
  createUser,
  getPasswordLink,
  redeemPasswordLink,
  requestPasswordReset,
  type Principal,
} from '@plumbline/contracts';
import { mintLinkSecret, sha256Hex } from '@plumbline/crypto';
import { eventually } from '@plumbline/testing';
import { runningIdentity, type IdentitySuite } from '../testing/suite';

const ip = '192.0.2.1';
const chosen = 'a password of my own';
/** A link as people receive it, and its secret. */
const linkForm = /https:\/\/build\.example\.com\/(?:password-reset|invitation)#([\w-]{43})/;
const secretIn = (text: string) => linkForm.exec(text)?.[1] ?? '';

async function invite(identity: IdentitySuite, actor: Principal) {
  const email = `guest-${randomUUID()}@example.com`;
  const names = { firstName: 'Gus', lastName: 'Guest' };
  return identity.call(createUser, { actor, email, ...names, linkHash: sha256Hex(mintLinkSecret()) });
}

/** Waits until the mail of a kind to a user is settled, and returns the lines of the log about it. */
function settledMail({ service }: IdentitySuite, userId: number, kind: string): Promise<string[]> {
  return eventually(async () => {
    const [mail] = await service.database.query<[{ id: string }?]>(
      `select id from mail where user_id = $1 and content ->> 'kind' = $2 and settled_at is not null`,
      [userId, kind],
    );
    const lines = service.log.filter((line) => mail && line.includes(mail.id));
    if (lines.length === 0) throw new Error(`the ${kind} mail to user ${userId} is not settled`);
    return lines;
  });
}

describe('password links where no mail is sent', () => {
  const identity = runningIdentity(() => ({ PUBLIC_URL: 'https://build.example.com' }));
  const linksOf = (userId: number) =>
    identity.database.query<object[]>('select hash from password_link where user_id = $1', [userId]);

  it('do not exist for mail that is withheld, and are not in the log', async () => {
    const { email, owner } = await identity.account();
    await identity.call(requestPasswordReset, { email, ip });
    const lines = await settledMail(identity, owner.userId, 'password-reset');
    expect(lines.join()).toContain('mail.withheld');
    const { user } = await invite(identity, owner);
    await settledMail(identity, user.id, 'invitation');
    expect(identity.service.log.filter((line) => linkForm.test(line))).toEqual([]);
    expect(await linksOf(owner.userId)).toEqual([]);
    // That of the reply to the inviter.
    expect(await linksOf(user.id)).toHaveLength(1);
  });

  it('are made by an operator, for a reset or for an invitation', async () => {
    const { email, owner } = await identity.account();
    const { user } = await invite(identity, owner);
    for (const [address, purpose] of [
      [email, 'password-reset'],
      [user.email, 'invitation'],
    ] as const) {
      const { exitCode, text } = await identity.admin('password-link', '--email', address.toUpperCase());
      expect(exitCode).toBe(0);
      const linkHash = sha256Hex(secretIn(text));
      expect(await identity.call(getPasswordLink, { linkHash })).toMatchObject({ purpose, email: address });
      await identity.call(redeemPasswordLink, { linkHash, password: chosen, ip });
      await identity.open(address, chosen);
    }
    expect(identity.service.log.filter((line) => linkForm.test(line))).toEqual([]);
  });

  it('are refused for an address that no active user has', async () => {
    const { exitCode, text } = await identity.admin('password-link', '--email', 'nobody@example.com');
    expect([exitCode, text]).toEqual([2, 'There is no active user with the e-mail nobody@example.com.']);
  });
});

describe('password links on the machine of a developer', () => {
  const identity = runningIdentity(() => ({ PUBLIC_URL: 'https://build.example.com', MAIL_TO_LOG: true }));

  it('are in the log', async () => {
    const { email, owner } = await identity.account();
    await identity.call(requestPasswordReset, { email, ip });
    const lines = await settledMail(identity, owner.userId, 'password-reset');
    const linkHash = sha256Hex(secretIn(lines.join()));
    await identity.call(redeemPasswordLink, { linkHash, password: chosen, ip });
    await identity.open(email, chosen);
  });
});
