import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../app/shell/lazy-page';
import { webhookSectionRoute } from '../webhook/webhook.route';

/** The replays of a webhook. */
export const replayListRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: '$webhook/replays',
  component: lazyPage(() => import('./replay-list.page'), 'ReplayListPage'),
});
