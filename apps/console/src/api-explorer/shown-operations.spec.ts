import { shownOperations, type ApiDescription } from './shown-operations';

const uses = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const operation = (access: 'token' | 'session', tag: string, schema: string) => ({
  'x-access': access,
  tags: [tag],
  schema: uses(schema),
});

const description: ApiDescription = {
  paths: {
    '/api/v1/{customer}/tickets': { get: operation('token', 'Tickets (v1)', 'OldTicket') },
    '/api/v2/{customer}/tickets': {
      get: operation('token', 'Tickets', 'Ticket'),
      post: operation('session', 'Tickets', 'Secret'),
    },
    '/api/v2/{customer}/session': { post: operation('session', 'Sign-in', 'Secret') },
  },
  tags: [{ name: 'Tickets' }, { name: 'Sign-in' }, { name: 'Tickets (v1)' }],
  'x-tagGroups': [
    { name: 'Version 2', tags: ['Tickets', 'Sign-in'] },
    { name: 'Version 1', tags: ['Tickets (v1)'] },
  ],
  webhooks: { 'ticket.created': {} },
  components: {
    schemas: { Ticket: uses('User'), User: uses('Ticket'), OldTicket: {}, Secret: {} },
    securitySchemes: { token: {} },
  },
};

it('shows what a token may call in version 2, with its webhooks and only the components in use', () => {
  const shown = shownOperations(description, 2);
  expect(Object.keys(shown.paths)).toEqual(['/api/v2/{customer}/tickets']);
  expect(Object.keys(shown.paths['/api/v2/{customer}/tickets']!)).toEqual(['get']);
  expect(shown.tags).toEqual([{ name: 'Tickets' }]);
  expect(shown['x-tagGroups']).toEqual([{ name: 'Version 2', tags: ['Tickets'] }]);
  expect(shown.webhooks).toEqual(description.webhooks);
  expect(Object.keys(shown.components.schemas!)).toEqual(['Ticket', 'User']);
  expect(shown.components.securitySchemes).toEqual({ token: {} });
});

it('shows version 1 apart', () => {
  const shown = shownOperations(description, 1);
  expect(Object.keys(shown.paths)).toEqual(['/api/v1/{customer}/tickets']);
  expect(shown['x-tagGroups']).toEqual([{ name: 'Version 1', tags: ['Tickets (v1)'] }]);
  expect(Object.keys(shown.components.schemas!)).toEqual(['OldTicket']);
  expect(shown.webhooks).toBeUndefined();
});
