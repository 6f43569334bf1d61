import {
  deleteUser,
  eventsByType,
  getAccount,
  listAuditEntries,
  readAuditEntries,
  updateUser,
  type AuditEntry,
  type EventEnvelope,
  type Principal,
  type RpcInput,
} from '@plumbline/contracts';
import { refusalOf } from '@plumbline/service-testing';
import { eventually } from '@plumbline/testing';
import { v7 as uuidv7 } from 'uuid';
import { Mailbox } from '../testing/mailbox';
import { runningIdentity } from '../testing/suite';

type Filters = Partial<Omit<RpcInput<typeof listAuditEntries>, 'actor'>>;

describe('the audit trail', () => {
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await Mailbox.start();
  });
  afterAll(() => mailbox.stop());
  const identity = runningIdentity(() => ({ SMTP_URL: mailbox.url }));

  const trail = async (owner: Principal, filters: Filters = {}): Promise<AuditEntry[]> =>
    (await identity.call(listAuditEntries, { actor: owner, page: {}, ...filters })).items;
  const eventuallyTrail = (owner: Principal, filters: Filters, length: number) =>
    eventually(async () => {
      const entries = await trail(owner, filters);
      expect(entries).toHaveLength(length);
      return entries;
    });
  const event = (type: string, accountId: number, facts: Partial<EventEnvelope>): EventEnvelope => {
    const { example } = eventsByType.get(type)!;
    return {
      ...example,
      id: uuidv7(),
      occurredAt: new Date().toISOString(),
      accountId,
      ...facts,
      data: { ...example.data, ...facts.data },
    };
  };

  it('contains actor, action, subject, origin, time and former values', async () => {
    const { owner } = await identity.account();
    const actor = { ...owner, ip: '198.51.100.7', userAgent: 'test/1.0' };
    const user = await identity.user(owner, { permissions: ['users'] });
    await identity.call(updateUser, { actor, userId: user.id, permissions: ['users', 'projects'] });
    const [entry] = await eventuallyTrail(owner, { actions: ['user.updated'] }, 1);
    expect(entry).toMatchObject({
      action: 'user.updated',
      actor: { kind: 'user', userId: owner.userId, name: 'Account Owner', ip: '198.51.100.7', userAgent: 'test/1.0' },
      subject: { type: 'user', userId: user.id, name: 'Uma User' },
      details: { changes: { permissions: { from: ['users'], to: ['users', 'projects'] } } },
    });
    expect(Date.now() - Date.parse(entry!.at)).toBeLessThan(60_000);
  });

  it('continues behind events that cannot be stored or read, which become dead letters', async () => {
    const [one, other] = [await identity.account(), await identity.account()];
    const issued = (account: number, data: object) =>
      event('token.issued', account, { data: { name: 'CI', ...data }, actor: undefined });
    const unstorable = issued(one.account, { name: 'a\0b' });
    const invalid = issued(one.account, { userId: -1 });

    for (const each of [unstorable, invalid, issued(one.account, {}), issued(other.account, {})]) {
      await identity.service.publish(each);
    }

    for (const { owner } of [one, other]) {
      const [entry] = await eventuallyTrail(owner, { actions: ['token.issued'] }, 1);
      expect(entry).toMatchObject({ subject: { name: 'CI' } });
    }
    const { text } = await identity.admin('dead-letters', 'list', '--service', 'identity');
    const lineOf = ({ id, occurredAt }: EventEnvelope) =>
      `${id}  ${occurredAt}  account ${one.account}  token.issued  refused: `;
    expect(text).toContain(`${lineOf(unstorable)}the database cannot store it`);
    expect(text).toContain(`${lineOf(invalid)}events.invalid`);
  });

  it('is not delayed, nor is mail, by mail that cannot be processed', async () => {
    const [one, other] = [await identity.account(), await identity.account()];
    const content = JSON.stringify({ kind: 'password-changed', at: new Date().toISOString() });
    // One statement, so that one batch has all three. That with an unreadable content is the first.
    await identity.database.query(
      `insert into mail (id, account_id, user_id, content, once_key, created_at, due_at)
       select gen_random_uuid(), account, person, content, gen_random_uuid()::text, now(), now() - late * interval '1 s'
       from (values ($1::bigint, $2::bigint, 'null'::jsonb, 2), ($1, $2, $5::jsonb, 1), ($3::bigint, $4::bigint, $5::jsonb, 0))
         as mail (account, person, content, late)`,
      [one.account, one.owner.userId, other.account, other.owner.userId, content],
    );

    await mailbox.mailTo(one.email, /password/i);
    await mailbox.mailTo(other.email, /password/i);
    expect(identity.service.log.join()).toMatch(/"mail\.not-processed".*"accountId":/);
  });

  it('contains changes by operators and sign-ins', async () => {
    const { account, owner } = await identity.account();
    await identity.admin('set-limit', '--account', String(account), '--limit', '100', '--window', '60');
    const entries = await eventuallyTrail(owner, {}, 4);
    expect(entries.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ['account.limit-changed', 'operator'],
      ['session.started', 'user'],
      ['user.created', 'operator'],
      ['account.created', 'operator'],
    ]);
    const { name } = await identity.call(getAccount, { accountId: account });
    expect(entries[0]!.subject).toMatchObject({ type: 'account', name });
  });

  it('contains failed sign-ins, one entry for all of a minute, without passwords', async () => {
    const { email, owner } = await identity.account();
    expect(await refusalOf(identity.open(email, 'a wrong password'))).toBe('auth.wrong-password');
    const [entry] = await eventuallyTrail(owner, { actions: ['user.sign-in-failed'] }, 1);
    expect(entry).toMatchObject({
      actor: { kind: 'stranger', userId: null, ip: '192.0.2.1' },
      subject: { type: 'user', userId: owner.userId, name: 'Account Owner' },
      details: { attempts: 1 },
    });
    expect(JSON.stringify(entry)).not.toContain('a wrong password');
    expect(await refusalOf(identity.open(email, 'a wrong password'))).toBe('auth.wrong-password');
    expect(await refusalOf(identity.open(email, 'a wrong password'))).toBe('auth.wrong-password');
    const other = await identity.account();
    expect(await refusalOf(identity.open(other.email, 'a wrong password'))).toBe('auth.wrong-password');
    // The other user's failure is recorded in a later run than the first two would have been.
    await eventuallyTrail(other.owner, { actions: ['user.sign-in-failed'] }, 1);
    expect(await trail(owner, { actions: ['user.sign-in-failed'] })).toHaveLength(1);
  });

  it('keeps the names of deleted users', async () => {
    const { owner } = await identity.account();
    const user = await identity.user(owner);
    await eventuallyTrail(owner, { subjectUserId: user.id }, 1);
    await identity.call(deleteUser, { actor: owner, userId: user.id });
    const [deleted, created] = await eventuallyTrail(owner, { subjectUserId: user.id }, 2);
    expect([deleted!.action, created!.action]).toEqual(['user.deleted', 'user.created']);
    expect([deleted!.subject.name, created!.subject.name]).toEqual(['Uma User', 'Uma User']);
  });

  it('has one entry for a repeated event of any service', async () => {
    const { account, owner } = await identity.account();
    const issued = event('token.issued', account, { actor: { userId: owner.userId }, data: { userId: owner.userId } });
    await identity.service.publish(issued);
    await identity.service.publish(issued);
    await identity.service.publish(event('webhook.disabled', account, { actor: undefined }));
    await eventuallyTrail(owner, { actions: ['webhook.*'] }, 1);
    await eventuallyTrail(owner, { actions: ['token.*'] }, 1);
  });

  it('is filtered by actor, action and time, and read in pages', async () => {
    const { account, owner } = await identity.account();
    const user = await identity.user(owner);
    for (const hour of [1, 2, 3]) {
      const occurredAt = `2026-03-02T0${hour}:00:00.000Z`;
      const actor = { userId: hour === 3 ? user.id : owner.userId };
      await identity.service.publish(event('token.issued', account, { occurredAt, actor, data: { userId: user.id } }));
    }
    const entries = await eventuallyTrail(owner, { actions: ['token.issued'] }, 3);
    expect(await trail(owner, { actions: ['token.*'], actorUserId: user.id })).toHaveLength(1);
    const period = { since: '2026-03-02T01:30:00.000Z', until: '2026-03-02T03:00:00.000Z' };
    expect((await trail(owner, period)).map(({ at }) => at)).toEqual(['2026-03-02T02:00:00.000Z']);
    expect(await trail(owner, { actions: ['token._ssued', 'token.issue'] })).toEqual([]);

    const pieces: string[] = [];
    for (let before: string | undefined; ; before = pieces.at(-1)) {
      const { items } = await identity.call(readAuditEntries, {
        actor: owner,
        before,
        limit: 2,
        actions: ['token.issued'],
      });
      if (items.length === 0) break;
      pieces.push(...items.map(({ id }) => id));
    }
    expect(pieces).toEqual(entries.map(({ id }) => id));
  });

  it('is readable for owners only, and contains nothing of other accounts', async () => {
    const [one, other] = [await identity.account(), await identity.account()];
    const manager = identity.as(one.owner, { permissions: ['users', 'accounts'] });
    expect(await refusalOf(trail(manager))).toBe('access.owner-required');
    expect(await refusalOf(identity.call(readAuditEntries, { actor: manager, limit: 10 }))).toBe(
      'access.owner-required',
    );
    await eventuallyTrail(other.owner, {}, 3);
    const seen = await trail(other.owner);
    expect(seen.every(({ actor }) => actor.userId === null || actor.userId === other.owner.userId)).toBe(true);
  });

  it.each(['update audit_entry set action = $1', 'delete from audit_entry where action <> $1'])(
    'only grows: the database refuses %s',
    async (statement) => {
      await expect(identity.database.query(statement, ['nothing'])).rejects.toThrow('only grows');
    },
  );

  it('refuses truncation', async () => {
    await expect(identity.database.query('truncate audit_entry')).rejects.toThrow('only grows');
  });

  describe('mail about events', () => {
    it('reports a created token once', async () => {
      const { account, email, owner } = await identity.account();
      const issued = event('token.issued', account, {
        actor: { userId: owner.userId },
        data: { userId: owner.userId },
      });
      await identity.service.publish(issued);
      await identity.service.publish(issued);
      await mailbox.mailTo(email, /new access token/);
      await identity.service.publish(event('token.expiring', account, { data: { userId: owner.userId, days: 1 } }));
      await mailbox.mailTo(email, /ends tomorrow/);
      expect(mailbox.to(email)).toHaveLength(2);
    });

    it('reports a token that another user deleted, and a leaked token', async () => {
      const { account, email, owner } = await identity.account();
      const manager = await identity.user(owner, { firstName: 'Max' });
      const revoked = (reason: string, by?: number) =>
        event('token.revoked', account, {
          actor: by ? { userId: by } : undefined,
          data: { userId: owner.userId, reason },
        });
      await identity.service.publish(revoked('deleted', owner.userId));
      await identity.service.publish(revoked('deleted', manager.id));
      expect((await mailbox.mailTo(email, /was deleted/)).text).toContain('Max User deleted your access token');
      await identity.service.publish(revoked('leaked'));
      await mailbox.mailTo(email, /reported as leaked/);
      expect(mailbox.to(email)).toHaveLength(2);
    });
  });
});
