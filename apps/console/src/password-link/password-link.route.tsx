import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root.route';

const choosePassword = lazyRouteComponent(() => import('./choose-password.page'), 'ChoosePasswordPage');

/** Where invitations lead. */
export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invitation',
  component: choosePassword,
});

/** Where links for a forgotten password lead. */
export const passwordResetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'password-reset',
  component: choosePassword,
});

export const forgottenPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'forgotten-password',
  component: lazyRouteComponent(() => import('./forgotten-password.page'), 'ForgottenPasswordPage'),
});
