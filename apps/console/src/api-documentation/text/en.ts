export const texts = {
  title: 'API documentation',
  description: 'Every request of the API, to be read and to be tried on the spot with your own ids.',
  noAccess: {
    title: 'You have no API access',
    ask: 'Ask an owner of the account, or somebody who manages users, to give you the permission “API access”.',
    inHouseOnly:
      'Only in-house users can have API access. An owner of the account can change what kind of user you are.',
  },
  views: 'Views of the API',
  view: { reference: 'Reference', 'swagger-ui': 'Swagger UI' },
  facts: 'What is filled in',
  account: 'Account',
  noProject: 'There is no project yet: examples stand in its place.',
  noTicket: 'There is no ticket yet: an example stands in its place.',
  missing: {
    project: 'The project that the address names is not there, or not for you. Another one is filled in.',
    ticket: 'The ticket that the address names is not there, or not for you. Another one is filled in.',
  },
  requestUsage: '{{left}} of {{limit}} left in any {{seconds}} seconds',
  requestUsageText: 'Requests that you try here count like those of your programs.',
  token: 'Token',
  tokenEnds: 'Ends at {{time}}, {{when}}',
  tokenText: 'Made for this page and kept in its memory alone. It acts as you, and is renewed while the page is open.',
  newToken: 'Get a new token',
  revoke: 'Revoke the token',
  revoked: 'The token has been revoked',
  alone: 'Open on a page of its own',
} as const;
