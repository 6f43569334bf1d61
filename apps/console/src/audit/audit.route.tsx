import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';

export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'audit',
  component: lazyRouteComponent(() => import('./audit.page'), 'AuditPage'),
});
