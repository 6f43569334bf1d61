import { randomUUID } from 'node:crypto';
import {
  createUser,
  getPasswordLink,
  inviteUser,
  listUsers,
  memberAdded,
  membershipResource,
  redeemPasswordLink,
  requestPasswordReset,
  updateUser,
  verifySession,
  withdrawInvitation,
  type Principal,
} from '@plumbline/contracts';
import { mintLinkSecret, sha256Hex } from '@plumbline/crypto';
import type { DomainError } from '@plumbline/errors';
import { refusalOf } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { password, runningIdentity, type IdentitySuite } from '../testing/suite';
import { Mailbox, secretIn } from '../testing/mailbox';

const ip = '192.0.2.1';
const chosen = 'a password of my own';

function helpers(identity: IdentitySuite) {
  return {
    invite: async (actor: Principal, facts: object = {}) => {
      const email = `guest-${randomUUID()}@example.com`;
      const secret = mintLinkSecret();
      const names = { firstName: 'Gus', lastName: 'Guest' };
      const input = { actor, email, ...names, linkHash: sha256Hex(secret), ...facts };
      return { ...(await identity.call(createUser, input)), email, secret };
    },
    redeem: (secret: string, typed = chosen) =>
      identity.call(redeemPasswordLink, { linkHash: sha256Hex(secret), password: typed, ip }),
    /** Makes the user a manager of a project, as the projects service does. */
    giveRole: async ({ accountId }: Principal, userId: number, giverId: number) => {
      const membership = { userId, projectId: 11, role: 'manager' as const, createdAt: new Date().toISOString() };
      const data = membershipResource.of(membership);
      const id = uuidv7();
      await identity.service.publish({ ...memberAdded.example, id, accountId, actor: { userId: giverId }, data });
      await eventually(async () => {
        const givers = await identity.database.query<{ giver_id: string }[]>(
          'select giver_id from role_giver where user_id = $1',
          [userId],
        );
        expect(givers).toContainEqual({ giver_id: String(giverId) });
      });
    },
  };
}

describe('an invitation where mail is sent', () => {
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.start();
  });
  afterAll(() => mailbox.stop());
  const identity = runningIdentity(() => ({ SMTP_URL: mailbox.url, PUBLIC_URL: 'https://build.example.com/' }));
  const { invite, redeem, giveRole } = helpers(identity);

  it('is a mail with a link that is valid once', async () => {
    const { owner } = await identity.account();
    const { user, invitation, email, secret } = await invite(owner);
    expect([user.activatedAt, invitation?.linkHash]).toEqual([null, null]);
    expect(await refusalOf(redeem(secret))).toBe('identity.link-invalid');
    expect(await refusalOf(identity.open(email, ''))).toBe('auth.wrong-password');

    const mail = await mailbox.mailTo(email, /invitation to Test/);
    expect(mail.text).toContain('Account Owner has invited you to Test');
    expect(mail.text).toContain('https://build.example.com/invitation#');
    const link = await identity.call(getPasswordLink, { linkHash: sha256Hex(secretIn(mail)) });
    expect(link).toMatchObject({ purpose: 'invitation', email, accountName: 'Test' });

    await redeem(secretIn(mail));
    expect((await identity.open(email, chosen)).user.activatedAt).not.toBeNull();
    expect(await refusalOf(redeem(secretIn(mail)))).toBe('identity.link-invalid');
  });

  it("is written in the user's language", async () => {
    const { owner } = await identity.account();
    const { email } = await invite(owner, { language: 'fr' });
    expect((await mailbox.mailTo(email, /./)).text).toContain('vous invite');
  });

  it('does not store the secret of the link', async () => {
    const { owner } = await identity.account();
    const { email } = await invite(owner);
    const secret = secretIn(await mailbox.mailTo(email, /./));
    const dump = await identity.database.query<{ row: string }[]>(
      `select mail::text as row from mail union all select password_link::text from password_link
       union all select outbox::text from outbox union all select published_event::text from published_event union all select processed_request::text from processed_request`,
    );
    expect(dump.filter(({ row }) => row.includes(secret))).toEqual([]);
  });

  it('becomes invalid by age, by a new one, and by the deactivation of its user', async () => {
    const { owner } = await identity.account();
    const old = await invite(owner);
    const oldSecret = secretIn(await mailbox.mailTo(old.email, /./));
    await identity.database.query(`update password_link set expires_at = now() where hash = $1`, [
      sha256Hex(oldSecret),
    ]);
    expect(await refusalOf(redeem(oldSecret))).toBe('identity.link-invalid');

    const renewed = await invite(owner);
    const first = secretIn(await mailbox.mailTo(renewed.email, /./));
    const resend = { actor: owner, userId: renewed.user.id, linkHash: sha256Hex(mintLinkSecret()) };
    await identity.call(inviteUser, resend);
    expect(await refusalOf(redeem(first))).toBe('identity.link-invalid');
    const second = await eventually(() => {
      expect(mailbox.to(renewed.email)).toHaveLength(2);
      return secretIn(mailbox.to(renewed.email)[1]!);
    });
    await identity.call(updateUser, { actor: owner, userId: renewed.user.id, active: false });
    expect(await refusalOf(redeem(second))).toBe('identity.link-invalid');
    await identity.call(updateUser, { actor: owner, userId: renewed.user.id, active: true });
    await redeem(second);
  });

  it('is mailed anew when the rights of its user grow, and its former link ends', async () => {
    const { owner } = await identity.account();
    const { email, user } = await invite(owner);
    const former = secretIn(await mailbox.mailTo(email, /./));
    await identity.call(updateUser, { actor: owner, userId: user.id, permissions: ['projects'] });
    expect(await refusalOf(redeem(former))).toBe('identity.link-invalid');
    const next = await eventually(() => {
      expect(mailbox.to(email)).toHaveLength(2);
      return secretIn(mailbox.to(email)[1]!);
    });
    await redeem(next);
  });

  it('stays valid when its user gets a role in a project, since nobody else has seen its link', async () => {
    const { owner } = await identity.account();
    const { email, user } = await invite(owner);
    await giveRole(owner, user.id, owner.userId + 1);
    await redeem(secretIn(await mailbox.mailTo(email, /./)));
  });

  it('is sent again until the mail server accepts it', async () => {
    const { owner } = await identity.account();
    mailbox.refusing = true;
    const { email, user } = await invite(owner);
    await eventually(() => expect(mailbox.refused).toBeGreaterThan(0));
    expect(mailbox.to(email)).toEqual([]);
    mailbox.refusing = false;
    await eventually(async () => {
      const [row] = await identity.database.query<[{ attempts: number; last_error: string }]>(
        'select attempts, last_error from mail where user_id = $1',
        [user.id],
      );
      expect(row).toMatchObject({ attempts: 1, last_error: expect.stringContaining('try again later') });
    });
    await identity.database.query('update mail set due_at = now() where user_id = $1', [user.id]);
    await redeem(secretIn(await mailbox.mailTo(email, /./)));
  });

  it('can be withdrawn until it is accepted', async () => {
    const { owner } = await identity.account();
    const [withdrawn, accepted] = [await invite(owner), await identity.user(owner)];
    await identity.call(withdrawInvitation, { actor: owner, userId: withdrawn.user.id });
    const { items } = await identity.call(listUsers, { actor: owner, page: {}, states: ['invited'] });
    expect(items).toEqual([]);
    expect(await refusalOf(identity.call(withdrawInvitation, { actor: owner, userId: accepted.id }))).toBe(
      'identity.already-activated',
    );
  });

  it('requires the permission to manage users, and gives no permission that the inviter lacks', async () => {
    const { owner } = await identity.account();
    const manager = identity.as(owner, { permissions: ['users'] });
    const { user } = await invite(owner, { permissions: ['users', 'projects'] });
    const again = (actor: Principal) =>
      identity.call(inviteUser, { actor, userId: user.id, linkHash: sha256Hex(mintLinkSecret()) });
    expect(await refusalOf(again(identity.as(owner, {})))).toBe('access.denied');
    expect(await refusalOf(again(manager))).toBe('access.denied');
    await again(owner);
    expect(await refusalOf(invite(manager, { permissions: ['projects'] }))).toBe('access.denied');
    await invite(manager);
  });

  it('resets no password by a link to the former address of a user', async () => {
    const { email, owner } = await identity.account();
    await identity.call(requestPasswordReset, { email, ip });
    const secret = secretIn(await mailbox.mailTo(email, /new password/));
    await identity.database.query(`update account_user set email = 'new-' || email where id = $1`, [owner.userId]);
    expect(await refusalOf(redeem(secret))).toBe('identity.link-invalid');
  });

  it('sends a password reset link, whose use ends every session', async () => {
    const { email } = await identity.account();
    const { sessionHash } = await identity.open(email);
    await identity.call(requestPasswordReset, { email: email.toUpperCase(), ip });
    const mail = await mailbox.mailTo(email, /new password/);
    expect(mail.text).toContain('https://build.example.com/password-reset#');
    await redeem(secretIn(mail));
    expect(await refusalOf(identity.call(verifySession, { sessionHash }))).toBe('auth.invalid-session');
    expect(await refusalOf(identity.open(email, password))).toBe('auth.wrong-password');
    await identity.open(email, chosen);
  });

  it('replies alike for an unknown e-mail, and sends no mail', async () => {
    const { owner } = await identity.account();
    const { email: invited } = await invite(owner);
    const inactive = await identity.user(owner);
    await identity.call(updateUser, { actor: owner, userId: inactive.id, active: false });
    for (const email of [invited, inactive.email, `nobody-${randomUUID()}@example.com`, 'no address']) {
      expect(await identity.call(requestPasswordReset, { email, ip })).toEqual({});
    }
    const kinds = await identity.database.query(
      `select user_id from mail where account_id = $1 and content ->> 'kind' = 'password-reset'`,
      [owner.accountId],
    );
    expect(kinds).toEqual([]);
  });

  it('mails at most one link a minute', async () => {
    const { email, owner } = await identity.account();
    // These calls may span two minutes, not more.
    for (let time = 0; time < 10; time++) await identity.call(requestPasswordReset, { email, ip });
    const mails = await identity.database.query<unknown[]>('select id from mail where user_id = $1', [owner.userId]);
    expect(mails.length).toBeLessThanOrEqual(2);
  });
});

describe('an invitation where no mail is sent', () => {
  const identity = runningIdentity();
  const { invite, redeem, giveRole } = helpers(identity);

  it('replies with a link for the inviter to pass on', async () => {
    const { owner } = await identity.account();
    const { email, secret, invitation } = await invite(owner);
    expect(invitation?.linkHash).toBe(sha256Hex(secret));
    await redeem(secret);
    await identity.open(email, chosen);
  });

  it('invalidates that link when another is made', async () => {
    const { owner } = await identity.account();
    const { user, secret } = await invite(owner);
    const next = mintLinkSecret();
    await identity.call(inviteUser, { actor: owner, userId: user.id, linkHash: sha256Hex(next) });
    expect(await refusalOf(redeem(secret))).toBe('identity.link-invalid');
    await redeem(next);
  });

  const growths: [string, (owner: Principal, userId: number) => Promise<unknown>][] = [
    [
      'gets a permission',
      (actor, userId) => identity.call(updateUser, { actor, userId, permissions: ['users', 'projects'] }),
    ],
    ['gets a role in a project from somebody else', (actor, userId) => giveRole(actor, userId, actor.userId + 1)],
    ['becomes an owner', (actor, userId) => identity.call(updateUser, { actor, userId, owner: true })],
    [
      'gets another e-mail address',
      (_, userId) => identity.database.query(`update account_user set email = 'new-' || email where id = $1`, [userId]),
    ],
  ];
  it.each(growths)('gives its inviter nothing when its user %s', async (_name, grow) => {
    const { owner } = await identity.account();
    const manager = identity.as(owner, { permissions: ['users'] });
    const { user, secret } = await invite(manager, { permissions: ['users'] });
    await grow(owner, user.id);
    expect(await refusalOf(identity.call(getPasswordLink, { linkHash: sha256Hex(secret) }))).toBe(
      'identity.link-invalid',
    );
    expect(await refusalOf(redeem(secret))).toBe('identity.link-invalid');
    const next = mintLinkSecret();
    await identity.call(inviteUser, { actor: owner, userId: user.id, linkHash: sha256Hex(next) });
    await redeem(next);
  });

  it('stays valid when its user gets a role in a project from the inviter', async () => {
    const { owner } = await identity.account();
    const { user, secret } = await invite(owner);
    await giveRole(owner, user.id, owner.userId);
    await redeem(secret);
  });

  it('is sent again only by those who manage every project, or gave every role', async () => {
    const { owner } = await identity.account();
    const { user } = await invite(owner);
    const manager = identity.as(owner, { permissions: ['users'] });
    const again = (actor: Principal) => {
      const secret = mintLinkSecret();
      const sent = identity.call(inviteUser, { actor, userId: user.id, linkHash: sha256Hex(secret) });
      return sent.then(() => secret);
    };
    await giveRole(owner, user.id, owner.userId);
    await again(manager);
    await giveRole(owner, user.id, owner.userId + 1);
    expect(await refusalOf(again(manager))).toBe('access.denied');
    await redeem(await again(identity.as(owner, { permissions: ['users', 'projects'] })));
  });

  it('stays valid when its user loses a permission', async () => {
    const { owner } = await identity.account();
    const { user, secret } = await invite(owner, { permissions: ['users', 'projects'] });
    await identity.call(updateUser, { actor: owner, userId: user.id, permissions: ['users'] });
    await redeem(secret);
  });

  it('is accepted once when many use its link at once', async () => {
    const { owner } = await identity.account();
    const { secret } = await invite(owner);
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => redeem(secret)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is accepted at most once when its link is used while it is sent again', async () => {
    const { owner } = await identity.account();
    const { user, secret } = await invite(owner);
    const again = () =>
      identity.call(inviteUser, { actor: owner, userId: user.id, linkHash: sha256Hex(mintLinkSecret()) });
    const used = Array.from({ length: 4 }, () => redeem(secret));
    const results = await Promise.allSettled<unknown>([...used, ...Array.from({ length: 4 }, again)]);
    const codes = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as DomainError).code] : [],
    );
    expect(new Set(['identity.link-invalid', 'identity.already-activated', ...codes]).size).toBe(2);
    const worked = results.slice(0, used.length).filter(({ status }) => status === 'fulfilled').length;
    expect(worked).toBeLessThanOrEqual(1);
  });
});
