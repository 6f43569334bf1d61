import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';

export const apiDocumentationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/api-documentation',
  component: lazyRouteComponent(() => import('./api-documentation.page'), 'ApiDocumentationPage'),
});
