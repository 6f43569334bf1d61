import { z } from 'zod';
import { uuid } from '../../core/values';

const headers = z.record(z.string(), z.string());

/** A delivery that was made to test an endpoint, with its outcome. */
export const testDelivery = z.object({
  /** The `webhook-id`. */
  id: uuid,
  eventName: z.string(),
  /** As sent, with secrets redacted. */
  request: z.object({ url: z.string(), headers, body: z.string() }),
  /** `body` is the start of the response body. Null without a response. */
  response: z.object({ status: z.int(), headers, body: z.string() }).nullable(),
  /** Why it has failed, unless the status says it: an `attemptError`, or one of a newer version. */
  error: z.string().nullable(),
  durationMs: z.int().nonnegative(),
});
export type TestDelivery = z.infer<typeof testDelivery>;
