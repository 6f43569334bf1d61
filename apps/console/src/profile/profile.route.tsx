import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';

/** The parent of the profile pages. */
export const profileLayoutRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/profile',
  component: lazyRouteComponent(() => import('./profile-layout'), 'ProfileLayout'),
});

export const profileRoute = createRoute({
  getParentRoute: () => profileLayoutRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./profile.page'), 'ProfilePage'),
});

export const passwordRoute = createRoute({
  getParentRoute: () => profileLayoutRoute,
  path: 'password',
  component: lazyRouteComponent(() => import('./password.page'), 'PasswordPage'),
});
