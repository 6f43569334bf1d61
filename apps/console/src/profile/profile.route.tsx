import { createRoute } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';

/** The parent of the profile pages. */
export const profileLayoutRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/profile',
  component: lazyPage(() => import('./profile-layout'), 'ProfileLayout'),
});

export const profileRoute = createRoute({
  getParentRoute: () => profileLayoutRoute,
  path: '/',
  component: lazyPage(() => import('./profile.page'), 'ProfilePage'),
});

export const passwordRoute = createRoute({
  getParentRoute: () => profileLayoutRoute,
  path: 'password',
  component: lazyPage(() => import('./password.page'), 'PasswordPage'),
});
