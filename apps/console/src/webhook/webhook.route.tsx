import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { listSearch } from '../app/list/list-search';
import { signedInRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';
import { formTabs } from './settings/form-tab';

const formSearch = z.object({ tab: z.enum(formTabs).optional().catch(undefined) });

/** The parent of all webhook pages. */
export const webhookSectionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/account/webhooks',
  component: lazyPage(() => import('./owners-only'), 'OwnersOnly'),
});

export const webhookListRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: '/',
  validateSearch: listSearch.pick({ page: true }),
  component: lazyPage(() => import('./list/webhook-list.page'), 'WebhookListPage'),
});

export const newWebhookRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: 'new',
  validateSearch: formSearch,
  component: lazyPage(() => import('./settings/new-webhook.page'), 'NewWebhookPage'),
});

export const webhookSettingsRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: '$webhook/settings',
  validateSearch: formSearch,
  component: lazyPage(() => import('./settings/webhook-settings.page'), 'WebhookSettingsPage'),
});
