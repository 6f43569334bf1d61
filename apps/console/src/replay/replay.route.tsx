import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { webhookSectionRoute } from '../webhook/webhook.route';

/** The replays of a webhook. */
export const replayListRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: '$webhook/replays',
  component: lazyRouteComponent(() => import('./replay-list.page'), 'ReplayListPage'),
});
