import { z } from 'zod';

/** The values of text inputs, which have a string even for null. */
type Inputs<Values> = { [Name in keyof Values]: NonNullable<Values[Name]> extends string ? string : Values[Name] };

/** Wraps a schema so that empty inputs become null. */
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
