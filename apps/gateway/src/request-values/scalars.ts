import { mistake } from '@plumbline/http';
import { z } from 'zod';

/** Text, which some clients send as a number. */
export const textOrNumber = z
  .union([z.string(), z.number().transform(String)], { error: mistake('must be a text') })
  .meta({ id: 'TextOrNumber' });

/** A whole number, which some clients send as text. */
export const wholeNumber = z
  .union(
    [
      z.int(),
      z
        .string()
        .regex(/^-?\d{1,9}$/)
        .transform(Number),
    ],
    { error: mistake('must be a whole number') },
  )
  .meta({ id: 'WholeNumber' });
