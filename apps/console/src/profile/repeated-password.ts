import type { z } from 'zod';

interface NewPassword {
  newPassword: string;
  repetition: string;
}

/** A form whose new password is typed twice, since it is not to be seen. */
export function repeated<Output extends NewPassword, Input>(
  schema: z.ZodType<Output, Input>,
): z.ZodType<Output, Input> {
  return schema.refine(({ newPassword, repetition }) => newPassword === repetition, {
    path: ['repetition'],
    params: { key: 'profile.password.different' },
  });
}
