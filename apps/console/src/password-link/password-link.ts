import { redeemPasswordLink, type Language, type LinkPurpose } from '@plumbline/contracts';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { api, attributes } from '../app/api/api-client';
import type { ResourceResponse } from '../app/api/json-api';
import { repeated } from '../profile/repeated-password';

/** The user for whom a password link was issued. */
export interface PasswordLinkAttributes {
  purpose: LinkPurpose;
  email: string;
  firstname: string;
  language: Language;
  'account-name': string;
  'expires-at': string;
}

/** Looks up a link without using it. `token` is the fragment of its address. */
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

/** Sets the password. The link works once. */
export const redeem = (token: string, password: string) =>
  api.post('/api/v2/password_links/redeem', attributes({ token, password }));

/** Requests a reset link by mail. The response does not reveal whether the user exists. */
export const requestReset = (email: string) => api.post('/api/v2/password_resets', attributes({ email }));
