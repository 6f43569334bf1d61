import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../app/root.route';

const choosePassword = lazyRouteComponent(() => import('./choose-password.page'), 'ChoosePasswordPage');

/** The target of invitation links. */
export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invitation',
  component: choosePassword,
});

/** The target of password reset links. */
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
