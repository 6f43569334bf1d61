import type { z } from 'zod';

interface NewPassword {
  newPassword: string;
  repetition: string;
}

/** Extends a form so that the new password must be typed twice. */
export function repeated<Output extends NewPassword, Input>(
  schema: z.ZodType<Output, Input>,
): z.ZodType<Output, Input> {
  return schema.refine(({ newPassword, repetition }) => newPassword === repetition, {
    path: ['repetition'],
    params: { key: 'profile.password.different' },
  });
}
