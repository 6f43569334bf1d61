import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { signedInRoute } from '../app/root.route';

export const apiDocumentationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/api-documentation',
  // What the requests that one tries are about.
  validateSearch: z.object({
    project: z.string().optional().catch(undefined),
    ticket: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./api-documentation.page'), 'ApiDocumentationPage'),
});
