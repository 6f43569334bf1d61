import { DomainError, text } from '@plumbline/errors';
import { z } from 'zod';

const signIn = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(1_000) });

/** The body in the API documentation. */
export const signInBody = {
  'application/json': {
    schema: signIn,
    example: { email: 'olivia.moser@example.com', password: 'correct horse battery' },
  },
};

/** The flat body of a sign-in. @throws DomainError without the submitted values. */
export function readSignIn(body: unknown): z.output<typeof signIn> {
  const result = signIn.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = String(issue?.path[0] ?? '');
  throw new DomainError(field ? 'request.invalid' : 'request.malformed', {
    detail: field
      ? text('{{field}} is a text, and is required.', { field })
      : 'The body has to be {"email": "...", "password": "..."}.',
    source: { pointer: field ? `/${field}` : '' },
  });
}
