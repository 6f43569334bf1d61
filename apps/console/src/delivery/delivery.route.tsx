import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { lazyPage } from '../app/shell/lazy-page';
import { webhookSectionRoute } from '../webhook/webhook.route';
import { deliverySearch } from './delivery-search';

/** Lists the deliveries of a webhook. The search parameter `delivery` opens one of them in the drawer. */
export const deliveryListRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: '$webhook',
  validateSearch: deliverySearch.extend({ delivery: z.uuid().optional().catch(undefined) }),
  component: lazyPage(() => import('./delivery-list.page'), 'DeliveryListPage'),
});

export const undeliveredRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: 'undelivered',
  validateSearch: deliverySearch.omit({ status: true }),
  component: lazyPage(() => import('./undelivered.page'), 'UndeliveredPage'),
});
