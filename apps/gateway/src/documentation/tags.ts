import type { TagObject } from '@nestjs/swagger';

/** The tags that controllers carry by `@ApiTags`, in the order of the document. */
const tags: TagObject[] = [
  {
    name: 'Account',
    description:
      'The caller, the settings of the account, the codes of statuses and priorities, and the request limit.',
  },
  { name: 'Projects', description: 'Construction projects. Components, tickets and members belong to one.' },
  {
    name: 'Members',
    description: 'The users of a project. Owners, and users with the permission "projects", see every project.',
  },
  {
    name: 'Components',
    description: 'The parts of a project, such as floors, and their plans. Every ticket belongs to a component.',
  },
  { name: 'Ticket types', description: 'The kinds of tickets, and the kinds that a project uses.' },
  { name: 'Lists', description: 'Lists of values that the fields of ticket types choose from.' },
  { name: 'Tickets', description: 'Defects and tasks. Paths name a ticket by its `uuid`, not by its short code.' },
  { name: 'Journals', description: 'The history of a ticket, and its comments.' },
  {
    name: 'Attachments',
    description: 'Photos and other files of a ticket, up to 25 MB each. Download links need no key, and expire.',
  },
  { name: 'Users', description: 'The users of the account, their kinds and their permissions.' },
  { name: 'Roles', description: 'What the members of a project may do there.' },
  {
    name: 'Groups',
    description:
      'Named groups of users with a leader. Groups have no effect on tickets and projects. Their attributes have snake_case ' +
      'names.',
  },
  {
    name: 'Webhooks',
    description:
      'The targets that receive the events of the account, for owners. "Webhooks" lists the requests they receive.',
  },
  { name: 'Deliveries', description: 'The requests sent to a webhook, their responses, and how to send them again.' },
  { name: 'Events', description: 'The catalogue of events, and a feed of events for clients that poll.' },
  { name: 'Audit trail', description: 'Who did what to whom, from where and when, for owners.' },
  {
    name: 'Access tokens',
    description:
      'Personal access tokens. Users manage them in the console with a session, never with a token. Anybody who finds a leaked ' +
      'token can revoke it.',
  },
  { name: 'Sign-in', description: 'Sessions and passwords, for the console. Programs use access tokens.' },
  { name: 'This document', description: 'The OpenAPI document.' },
];

/** The name of a tag for routes of version 1, which the document lists apart from those of version 2. */
export function tagOfV1(name: string): string {
  return `${name} (v1)`;
}

/** The used tags, version 2 first, and one group per version for pages that show groups. */
export function describeTags(used: ReadonlySet<string>): { tags: TagObject[]; 'x-tagGroups': object[] } {
  const v2 = tags.filter(({ name }) => used.has(name));
  const v1 = tags
    .map(({ name }) => ({ name: tagOfV1(name), description: `The same as ${name}, with the paths of version 1.` }))
    .filter(({ name }) => used.has(name));
  return {
    tags: [...v2, ...v1],
    'x-tagGroups': [
      { name: 'Version 2', tags: v2.map(({ name }) => name) },
      { name: 'Version 1', tags: v1.map(({ name }) => name) },
    ],
  };
}
