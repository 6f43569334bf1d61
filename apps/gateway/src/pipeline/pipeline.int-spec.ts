import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Controller, Get } from '@nestjs/common';
import { createTicket, getTicket, getUser, listTickets, signIn, signOut } from '@plumbline/contracts';
import { DomainError, text as said } from '@plumbline/errors';
import { accountId, aPrincipal, aTicket, aUser } from '../testing/samples';
import { RunningGateway } from '../testing/running-gateway';

const tickets = `/api/v2/${accountId}/projects/11/tickets`;
const { uuid } = aTicket();
const attributes = { 'ticket-type-id': 31, 'component-id': 21 };

describe('the request pipeline', () => {
  let gateway: RunningGateway;
  let token: Record<string, string>;
  beforeAll(async () => {
    gateway = await RunningGateway.start({ config: { AUTH_FAILURES_PER_MINUTE: 1_000 } });
    gateway.services
      .on(getTicket, () => aTicket())
      .on(createTicket, () => aTicket())
      .on(listTickets, () => ({ items: [aTicket()], count: 1 }));
  });
  beforeEach(() => {
    gateway.services.calls.length = 0;
    token = gateway.givenToken({ rateLimit: { limit: 10_000, windowSeconds: 60, scope: 'token', coolDownSeconds: 0 } });
  });
  afterAll(() => gateway.stop());

  describe('authenticates', () => {
    it('by either header, and passes the principal on', async () => {
      expect((await gateway.get(`${tickets}/${uuid}`, token)).status).toBe(200);
      const bearer = { authorization: `Bearer ${token['x-planradar-api-key']}`, 'user-agent': 'sync/1.0' };
      expect((await gateway.get(`${tickets}/${uuid}`, bearer)).status).toBe(200);
      expect(gateway.services.callsOf(getTicket)[1]!.request).toMatchObject({
        actor: { ...aPrincipal(), credential: { type: 'token' }, userAgent: 'sync/1.0' },
        projectId: 11,
        uuid,
      });
    });

    it('with two calls, and then from the cache', async () => {
      for (let time = 0; time < 3; time++) await gateway.get(`${tickets}/${uuid}`, token);
      // Reports of token usage are sent at other times.
      const called = gateway.services.calls
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('tokens.record-'));
      expect(called).toEqual([
        'tokens.verify-token',
        'identity.get-principal',
        ...Array<string>(3).fill('projects.get-ticket'),
      ]);
    });

    it.each([
      ['nothing', {}, 401, 'auth.required'],
      ['a text that is not a token', { 'x-planradar-api-key': 'x' }, 401, 'auth.invalid-token'],
      ['another scheme', { authorization: 'Basic eDp5' }, 401, 'auth.required'],
      ['a stale cookie', { cookie: `plumbline-session=${'a'.repeat(43)}` }, 401, 'auth.invalid-session'],
    ])('not by %s', async (_name, headers, status, code) => {
      gateway.givenSession();
      const response = await gateway.get(`${tickets}/${uuid}`, headers);
      expect([response.status, response.body.errors[0].code]).toEqual([status, code]);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
    });

    it('whatever the Authorization header holds for a proxy, on sign-in routes as well', async () => {
      for (const authorization of ['Basic eDp5', 'Negotiate YII=', '']) {
        expect((await gateway.get(`${tickets}/${uuid}`, { ...token, authorization })).status).toBe(200);
      }
      const session = { ...gateway.givenSession(), authorization: 'Basic eDp5' };
      gateway.services.on(signOut, () => ({})).on(getUser, () => aUser());
      expect((await gateway.get('/session', session)).status).toBe(200);
      expect((await gateway.send('DELETE', '/session', session)).status).toBe(204);
    });

    it('not by two credentials, nor by one in the URL', async () => {
      const two = await gateway.get(`${tickets}/${uuid}`, { ...token, authorization: 'Bearer x' });
      expect([two.status, two.body.errors[0].code]).toEqual([400, 'auth.several-credentials']);
      const inUrl = await gateway.get(`${tickets}/${uuid}?auth_token=x`, token);
      expect([inUrl.status, inUrl.body.errors[0].code]).toEqual([400, 'auth.token-in-query']);
    });

    it('no user without API access', async () => {
      const { status, body } = await gateway.get(
        `${tickets}/${uuid}`,
        gateway.givenToken({ permissions: ['projects'] }),
      );
      expect([status, body.errors[0].code]).toEqual([403, 'access.api-access-required']);
    });

    it('before it reads the body', async () => {
      const { status } = await gateway.send('POST', tickets, { 'content-type': 'application/json' }, '{"wrong');
      expect(status).toBe(401);
    });

    it.each([
      ['malformed JSON', { 'content-type': 'application/json' }, '{"wrong'],
      ['an unsupported content type', { 'content-type': 'text/plain' }, 'text'],
      ['a body that is too large', { 'content-type': 'application/json' }, `"${'x'.repeat(2_000_000)}"`],
    ])('before it reads %s of a caller with an unknown token', async (_name, headers, body) => {
      const stranger = gateway.givenToken();
      gateway.givenToken();
      const response = await gateway.send('POST', tickets, { ...stranger, ...headers }, body);
      expect([response.status, response.body.errors[0].code]).toEqual([401, 'auth.invalid-token']);
    });
  });

  describe('responds with an error document to', () => {
    const write = (body: object | string, headers = {}) =>
      gateway.send('POST', tickets, { ...token, ...headers }, body);
    const json = { 'content-type': 'application/json' };
    const cases: [string, () => ReturnType<RunningGateway['get']>, number, string][] = [
      ['wrong JSON', () => write('{"data": ,}', json), 400, 'request.malformed-json'],
      [
        'another content type',
        () => write('a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
        415,
        'request.unsupported-media-type',
      ],
      ['a form where none is taken', () => write(new FormData()), 415, 'request.unsupported-media-type'],
      ['a body that is too large', () => write({ data: 'x'.repeat(2_000_000) }), 413, 'request.too-large'],
      [
        'a chunked body that is too large',
        () => gateway.sendChunks('POST', tickets, { ...token, ...json }, Array<string>(20).fill('x'.repeat(100_000))),
        413,
        'request.too-large',
      ],
      ['an empty body', () => write('', json), 400, 'request.malformed'],
      ['a flat body', () => write({ subject: 'x' }), 400, 'request.malformed'],
      ['a wrong type', () => write({ data: { attributes: { ...attributes, subject: 1 } } }), 422, 'request.invalid'],
      [
        'an unknown status',
        () => write({ data: { attributes: { ...attributes, 'status-id': 'zz' } } }),
        422,
        'request.invalid',
      ],
      [
        'an unsupported Accept header',
        () => gateway.get(tickets, { ...token, accept: 'text/html' }),
        406,
        'request.not-acceptable',
      ],
      ['a malformed URL', () => gateway.get('/api/v2/%E0%A4%A/projects', token), 400, 'request.malformed'],
      ['Latin-1 in a URL', () => gateway.get(`${tickets}?search=T%FCr`, token), 400, 'request.malformed'],
      ['a deep parameter', () => gateway.get(`${tickets}?a${'[b]'.repeat(65)}=1`, token), 400, 'request.malformed'],
      ['U+0000 in a URL', () => gateway.get(`${tickets}?search=%00`, token), 400, 'request.malformed'],
      [
        'text that PostgreSQL cannot store',
        () => write({ data: { attributes: { ...attributes, subject: 'a\0b' } } }),
        422,
        'request.invalid',
      ],
      ['an unknown path', () => gateway.get('/nothing'), 404, 'request.route-not-found'],
      [
        'another account',
        () => gateway.get(tickets.replace(String(accountId), '1002'), token),
        404,
        'access.account-not-found',
      ],
      [
        'an id that cannot be one',
        () => gateway.get(tickets.replace('/11/', '/x!/'), token),
        404,
        'projects.not-found',
      ],
    ];
    it.each(cases)('%s', async (_name, ask, status, code) => {
      const response = await ask();
      expect([response.status, response.body.errors?.[0]?.code]).toEqual([status, code]);
      expect(response.body.errors[0]).toMatchObject({
        status: String(status),
        title: expect.any(String),
        detail: expect.any(String),
      });
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(response.body.meta['request-id']).toBe(response.headers.get('x-request-id'));
    });

    it('another Content-Encoding, with those that it decodes', async () => {
      const { status, headers, body } = await write('{}', { ...json, 'content-encoding': 'zstd' });
      expect([status, body.errors[0].code]).toEqual([415, 'request.unsupported-media-type']);
      expect(headers.get('accept-encoding')).toBe('gzip, deflate, br');
    });

    it('bytes that are not UTF-8', async () => {
      const latin1 = Buffer.from(JSON.stringify({ data: { attributes: { ...attributes, subject: 'Tür' } } }), 'latin1');
      const response = await fetch(gateway.url + tickets, {
        method: 'POST',
        headers: { ...token, ...json },
        body: latin1,
      });
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('not UTF-8')]);
    });

    it('a method that the path does not support, with those that it supports', async () => {
      const { status, headers, body } = await gateway.send('POST', `${tickets}/${uuid}`, token);
      expect([status, headers.get('allow')]).toEqual([405, 'DELETE, GET, HEAD, PATCH, PUT']);
      expect(body.errors[0].detail).toBe('This path supports DELETE, GET, HEAD, PATCH, PUT.');
    });

    it.each([
      ['a missing customer id', '/api/v2/projects', 'customer id is missing'],
      ['the plural of comment', `${tickets}/${uuid}/comments`, 'POST .../comment'],
      ['a path outside of the API', '/projects', 'lives under'],
    ])('%s, with a hint', async (_name, path, hint) => {
      const { status, body } = await gateway.get(path, token);
      expect([status, body.errors[0].detail]).toEqual([404, expect.stringContaining(hint)]);
    });

    it.each([
      ['service.unavailable', 503],
      ['service.timed-out', 504],
      ['service.overloaded', 503],
    ] as const)('%s, with Retry-After', async (code, status) => {
      gateway.services.on(getTicket, () => Promise.reject(new DomainError(code, { retryAfter: 2 })));
      const response = await gateway.get(`${tickets}/${uuid}`, token);
      expect([response.status, response.headers.get('retry-after')]).toEqual([status, '2']);
      gateway.services.on(getTicket, () => aTicket());
    });

    it('an internal error, without its cause', async () => {
      gateway.services.on(getTicket, () => Promise.reject(new Error('password is hunter2')));
      const response = await gateway.get(`${tickets}/${uuid}`, token);
      expect([response.status, response.body.errors[0].code]).toEqual([500, 'service.failed']);
      expect(JSON.stringify(response.body)).not.toContain('hunter2');
      gateway.services.on(getTicket, () => aTicket());
    });

    it.each([
      ['bytes that are not HTTP', 'nonsense\r\n\r\n', '400', 'request.malformed'],
      ['a URL that is not escaped', 'GET /?search=Tür HTTP/1.1\r\nhost: x\r\n\r\n', '400', 'must be escaped'],
      ['headers without end', `GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, '431', 'request.too-large'],
    ])('%s', async (_name, bytes, status, reason) => {
      const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
      socket.write(bytes);
      const response = await text(socket);
      expect(response).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(response).toContain(reason);
    });
  });

  it('says what is wrong in the language that the client accepts, and in English by default', async () => {
    const path = `${tickets}?pagesize=0`;
    const answers = await Promise.all(
      [token, { ...token, 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' }, { ...token, 'accept-language': 'fr' }].map(
        (headers) => gateway.get(path, headers),
      ),
    );
    const same = { status: '422', code: 'request.invalid', source: { parameter: 'pagesize' } };
    expect(answers.map(({ body }) => body.errors[0])).toEqual([
      { ...same, title: 'A value is not valid', detail: 'pagesize must be a whole number of at least 1.' },
      { ...same, title: 'Ein Wert ist ungültig', detail: 'pagesize muss eine ganze Zahl ab 1 sein.' },
      { ...same, title: 'Une valeur n’est pas valide', detail: 'pagesize doit être un nombre entier d’au moins 1.' },
    ]);
    expect(answers.map(({ headers }) => [headers.get('content-language'), headers.get('vary')])).toEqual(
      ['en', 'de', 'fr'].map((language) => [language, 'accept-language']),
    );
  });

  it('translates what a service says, and warnings', async () => {
    const german = { ...token, 'accept-language': 'de' };
    gateway.services.on(getTicket, () =>
      Promise.reject(
        new DomainError('webhooks.too-many', {
          detail: said('An account can have {{most}} webhooks. Delete one first.', { most: 5 }),
        }),
      ),
    );
    const refused = await gateway.get(`${tickets}/${uuid}`, german);
    expect(refused.body.errors[0].detail).toBe('Ein Konto kann 5 Webhooks haben. Löschen Sie zuerst einen.');
    gateway.services.on(getTicket, () => aTicket());
    const list = await gateway.get(`${tickets}?colour=red`, german);
    expect(list.body.meta.warnings).toEqual([
      { detail: 'Der Parameter colour wurde ignoriert: er ist unbekannt.', source: { parameter: 'colour' } },
    ]);
    expect(list.headers.get('content-language')).toBe('de');
  });

  it('accepts trailing and doubled slashes, and responds in the requested media type', async () => {
    const accept = 'application/vnd.api+json';
    const { status, headers } = await gateway.get(`${tickets}//${uuid}/`, { ...token, accept });
    expect([status, headers.get('content-type')]).toEqual([200, accept]);
  });

  it('keeps the request id of the client', async () => {
    const { headers } = await gateway.get('/nothing', { 'x-request-id': 'mine-1' });
    expect(headers.get('x-request-id')).toBe('mine-1');
  });

  it('names ignored attributes and parameters in the response', async () => {
    const body = { data: { attributes: { ...attributes, colour: 'red' } } };
    const created = await gateway.send('POST', tickets, token, body);
    expect([created.status, created.body.meta.warnings]).toEqual([
      201,
      [{ detail: expect.stringContaining('colour'), source: { pointer: '/data/attributes/colour' } }],
    ]);
    const list = await gateway.get(`${tickets}?order=subject`, token);
    expect(list.body.meta).toMatchObject({ count: 1, page: 1, warnings: [{ source: { parameter: 'order' } }] });
  });

  it('passes the Idempotency-Key on under account and user', async () => {
    await gateway.send('POST', tickets, { ...token, 'idempotency-key': 'k1' }, { data: { attributes } });
    expect(gateway.services.callsOf(createTicket)[0]!.options).toEqual({ idempotencyKey: `${accountId}:2001:k1` });
  });

  it('logs a line for each request, without its credential', async () => {
    await gateway.get(`${tickets}/${uuid}`, { ...token, 'x-request-id': 'logged-1' });
    const line = gateway.log.find((entry) => entry.includes('request.answered') && entry.includes('logged-1'))!;
    expect(JSON.parse(line)).toMatchObject({ method: 'GET', status: 200, accountId, userId: 2001 });
    expect(gateway.log.join('')).not.toContain(token['x-planradar-api-key']);
  });

  describe('and sessions', () => {
    it('sign in with a cookie that scripts cannot read and a token for writes, and out again', async () => {
      gateway.services.on(signOut, () => ({}));
      gateway.services.on(signIn, ({ password }) => {
        if (password !== 'right') throw new DomainError('auth.wrong-password');
        return { user: aUser(), principal: aPrincipal(), expiresAt: '2099-01-01T00:00:00.000Z' };
      });
      const wrong = await gateway.send('POST', '/session', {}, { email: 'a@b.c', password: 'wrong' });
      expect([wrong.status, wrong.body.errors[0].code]).toEqual([401, 'auth.wrong-password']);

      const { status, headers, body } = await gateway.send(
        'POST',
        '/session',
        {},
        { email: 'a@b.c', password: 'right' },
      );
      expect([status, body.data.type, body.data.attributes['account-id']]).toEqual([200, 'users', accountId]);
      expect(headers.getSetCookie()[0]).toMatch(/^plumbline-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
      expect(body.meta['csrf-token']).toEqual(expect.any(String));

      const session = gateway.givenSession();
      expect((await gateway.send('DELETE', '/session', { cookie: session.cookie })).status).toBe(403);
      const out = await gateway.send('DELETE', '/session', session);
      expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    });

    it('write only with the CSRF token and from the same origin', async () => {
      const session = gateway.givenSession();
      const body = { data: { attributes } };
      const ask = async (headers: Record<string, string>) =>
        (await gateway.send('POST', tickets, headers, body)).status;
      expect(await ask(session)).toBe(201);
      expect(await ask({ cookie: session.cookie })).toBe(403);
      expect(await ask({ ...session, origin: 'https://evil.example' })).toBe(403);
      expect(await ask({ ...session, origin: gateway.url })).toBe(201);
    });

    it('are required to create access tokens', async () => {
      const { status, body } = await gateway.send('POST', `/api/v2/${accountId}/personal_access_tokens`, token, {});
      expect([status, body.errors[0].code]).toEqual([403, 'auth.session-required']);
    });
  });
});

describe('a gateway with a route that declares no access', () => {
  @Controller('open')
  class OpenController {
    @Get()
    get(): string {
      return 'anybody';
    }
  }

  it('does not start', async () => {
    await expect(RunningGateway.start({ controllers: [OpenController] })).rejects.toThrow(
      'GET /open declares no access',
    );
  });
});
