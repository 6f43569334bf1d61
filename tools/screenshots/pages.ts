import type { Locator, Page } from 'playwright-core';
import type { DevFile } from '../demo/dev-file';
import type { DemoWebhook } from './demo-webhook';

export interface PageToShow {
  /** Name of the image. */
  name: string;
  path: string;
  /** Appears when the page is complete. */
  ready: (page: Page) => Locator;
}

const text = (wanted: string | RegExp) => (page: Page) => page.getByText(wanted).first();

/** The main pages as the owner of the demo account sees them. */
export function pagesOf({ project }: DevFile, webhook: DemoWebhook): PageToShow[] {
  const deliveries = `/settings/account/webhooks/${webhook.id}`;
  const documentation = '/settings/api-documentation';
  return [
    { name: 'projects', path: '/projects', ready: text(/entr(y|ies)/) },
    { name: 'project', path: `/projects/${project}`, ready: text(/entr(y|ies)/) },
    { name: 'users', path: '/users', ready: text('Max Manager') },
    { name: 'access-tokens', path: '/settings/profile/access-tokens', ready: text('plb_pat_') },
    { name: 'webhook', path: '/settings/account/webhooks/new', ready: text('New webhook') },
    { name: 'webhook-deliveries', path: deliveries, ready: text(/entr(y|ies)/) },
    { name: 'webhook-delivery', path: `${deliveries}?delivery=${webhook.delivery}`, ready: text('Attempt 2') },
    {
      name: 'api-documentation',
      path: `${documentation}?project=${project}`,
      ready: (page) => page.frameLocator('iframe').getByText('Tickets', { exact: true }).first(),
    },
    { name: 'api-reference', path: `${documentation}/reference?project=${project}`, ready: text('Tickets') },
    { name: 'audit', path: '/audit', ready: text('User added') },
  ];
}
