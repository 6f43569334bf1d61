import type { DevFile } from '../start/dev-file';

export interface PageToShow {
  /** Of the image. */
  name: string;
  path: string;
  /** What is on the page once all of it is. */
  ready: string | RegExp;
}

/** The main pages, as the owner of the demo account sees them. */
export function pagesOf({ project }: DevFile): PageToShow[] {
  return [
    { name: 'projects', path: '/projects', ready: /entr(y|ies)/ },
    { name: 'project', path: `/projects/${project}`, ready: /entr(y|ies)/ },
    { name: 'users', path: '/users', ready: 'Max Manager' },
    { name: 'access-tokens', path: '/settings/profile/access-tokens', ready: 'plb_pat_' },
    { name: 'webhook', path: '/settings/account/webhooks/new', ready: 'New webhook' },
    { name: 'api-reference', path: `/settings/api-documentation/reference?project=${project}`, ready: 'Tickets' },
    { name: 'audit', path: '/audit', ready: 'User added' },
  ];
}
