import type { ServedRoute } from '../pipeline/served-routes';
import type { OpenApiDocument } from './openapi';

/** A family of routes: its name and what it is for, in the order in which people meet them, and the words of paths that lead to it. */
const families: { name: string; description: string; words: string[] }[] = [
  {
    name: 'Account',
    description:
      'Who a credential stands for, what the account has set, what the codes mean, and how much of the request limit is left.',
    words: ['me', 'account', 'statuses', 'priorities', 'rate_limit'],
  },
  {
    name: 'Projects',
    description: 'Construction projects. Everything else of the API that is about a place lies in one.',
    words: ['projects', 'my_projects', 'archive_project', 'copy_project', 'jobs'],
  },
  {
    name: 'Members',
    description: 'Who takes part in a project. Owners, and whoever has the permission "projects", see every project.',
    words: ['memberships', 'add_member_to_project', 'remove_member_from_project', 'update_project_member_role'],
  },
  {
    name: 'Components',
    description: 'The parts of a project, such as floors, and their plans. A ticket lies in one.',
    words: ['components', 'project_components', 'plans'],
  },
  {
    name: 'Ticket types',
    description: 'Kinds of tickets, and which of them a project uses.',
    words: ['ticket_types', 'ticket_types_project', 'ticket_type_project'],
  },
  {
    name: 'Lists',
    description: 'Lists of values that the fields of ticket types choose from.',
    words: ['lists', 'list_entries'],
  },
  {
    name: 'Tickets',
    description: 'What is to be done or to be seen to. A path names a ticket by its `uuid`, not by its short code.',
    words: ['tickets', 'subtickets'],
  },
  { name: 'Journals', description: 'What happened to a ticket, and comments on it.', words: ['comment', 'journals'] },
  {
    name: 'Attachments',
    description:
      'Photos and other files of a ticket, at most 25 MB each. Links to their bytes need no key, and expire.',
    words: ['attachments', 'ticket_images', 'files'],
  },
  {
    name: 'Users',
    description: 'The people of the account, their kind and their permissions.',
    words: ['users', 'invitations'],
  },
  { name: 'Roles', description: 'What members of a project may do there.', words: ['roles'] },
  {
    name: 'Groups',
    description:
      'Some of the people of the account under one name, with a leader. Neither tickets nor projects know of groups. Their ' +
      'attributes have snake_case names.',
    words: ['groups'],
  },
  {
    name: 'Webhooks',
    description:
      'Where the account wants to be told of changes; for its owners. What is sent is described under Webhooks as well.',
    words: ['webhooks'],
  },
  {
    name: 'Deliveries',
    description: 'What was sent to a webhook, what came back, and how to send it once more.',
    words: ['deliveries', 'replays', 'attempts', 'statistics'],
  },
  {
    name: 'Events',
    description: 'What can happen, and what has happened, for those who ask rather than listen.',
    words: ['events'],
  },
  {
    name: 'Audit trail',
    description: 'Who did what, on whom, from where and when; for owners.',
    words: ['audit_entries'],
  },
  {
    name: 'Access tokens',
    description:
      'Personal access tokens. They are made and managed by people who are signed in to the console, never with a token; ' +
      'whoever finds one where it should not be can end it.',
    words: ['personal_access_tokens'],
  },
  {
    name: 'Sign-in',
    description: 'Sessions of people, and their passwords. For the console: programs use tokens.',
    words: ['session', 'sessions', 'password', 'passwords', 'password_resets', 'password_links', 'look_up', 'redeem'],
  },
  { name: 'This document', description: 'The description of the API, for programs.', words: ['openapi.json'] },
];

/** The tag of a route: the family of the last word in its path that leads to one, and those of v1 apart from those of v2. */
export function tagOf({ path }: ServedRoute): string | undefined {
  const family = path
    .split('/')
    .reverse()
    .map((word) => families.find(({ words }) => words.includes(word)))
    .find(Boolean);
  return family && path.startsWith('/api/v1/') ? nameInV1(family.name) : family?.name;
}

/** Those of the tags that are used, v2 first, and in two groups for pages that show groups. */
export function describeTags(used: ReadonlySet<string>): Pick<OpenApiDocument, 'tags' | 'x-tagGroups'> {
  const v2 = families.map(({ name, description }) => ({ name, description })).filter(({ name }) => used.has(name));
  const v1 = families
    .map(({ name }) => ({ name: nameInV1(name), description: `As under ${name}, with the paths of version 1.` }))
    .filter(({ name }) => used.has(name));
  return {
    tags: [...v2, ...v1],
    'x-tagGroups': [
      { name: 'Version 2', tags: v2.map(({ name }) => name) },
      { name: 'Version 1', tags: v1.map(({ name }) => name) },
    ],
  };
}

function nameInV1(name: string): string {
  return `${name} (v1)`;
}
