import { redeemPasswordLink, type Language, type LinkPurpose } from '@plumbline/contracts';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { api, attributes } from '../app/api/api-client';
import type { ResourceResponse } from '../app/api/json-api';
import { repeated } from '../profile/repeated-password';

/** Whom a link is for. */
export interface PasswordLinkAttributes {
  purpose: LinkPurpose;
  email: string;
  firstname: string;
  language: Language;
  'account-name': string;
  'expires-at': string;
}

/** Looks a link up without using it. `token` is what its address has behind the `#`. */
export const passwordLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['password-link', token],
    queryFn: () =>
      api.post<ResourceResponse<PasswordLinkAttributes>>('/api/v2/password_links/look_up', attributes({ token })),
    retry: false,
    staleTime: Infinity,
  });

export const newPasswordForm = repeated(
  z.object({ newPassword: redeemPasswordLink.request.shape.password, repetition: z.string() }),
);

/** Chooses a password by the link, which works once. */
export const redeem = (token: string, password: string) =>
  api.post('/api/v2/password_links/redeem', attributes({ token, password }));

/** Has a link mailed; the same answer for people who do not exist. */
export const requestReset = (email: string) => api.post('/api/v2/password_resets', attributes({ email }));
