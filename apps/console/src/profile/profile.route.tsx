import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';

/** The frame of the pages about oneself. */
export const profileTabsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/profile',
  component: lazyRouteComponent(() => import('./profile-layout'), 'ProfileTabs'),
});

export const profileRoute = createRoute({
  getParentRoute: () => profileTabsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./profile.page'), 'ProfilePage'),
});

export const passwordRoute = createRoute({
  getParentRoute: () => profileTabsRoute,
  path: 'password',
  component: lazyRouteComponent(() => import('./password.page'), 'PasswordPage'),
});
