import { z } from 'zod';

/** What inputs of a form hold: texts, also for what has no value. */
type Inputs<Values> = { [Name in keyof Values]: NonNullable<Values[Name]> extends string ? string : Values[Name] };

/** A schema for a form whose empty inputs stand for no value. */
export function emptyAsNull<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
): z.ZodType<z.output<z.ZodObject<Shape>>, Inputs<z.input<z.ZodObject<Shape>>>> {
  return z
    .custom<Inputs<z.input<z.ZodObject<Shape>>>>()
    .transform((inputs) =>
      Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, value === '' ? null : value])),
    )
    .pipe(schema);
}
