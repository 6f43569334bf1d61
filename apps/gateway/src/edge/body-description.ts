import type { z } from 'zod';

/** A body that is not `{"data": {"attributes": ...}}`, as the API's documentation shows it, by content type. */
export type BodyDescription = Readonly<Record<string, { schema: z.ZodType; example?: unknown }>>;
