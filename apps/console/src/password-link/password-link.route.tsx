import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';

const choosePassword = lazyPage(() => import('./choose-password.page'), 'ChoosePasswordPage');

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
  component: lazyPage(() => import('./forgotten-password.page'), 'ForgottenPasswordPage'),
});
