/**
 * How long a stop waits for the broker to answer, in milliseconds. A broker that is short of memory or disk answers nothing on a
 * connection that has published; it requeues what was in flight when the process exits.
 */
export const brokerAnswerMs = 2_000;

/** Settles with the work, or resolves after this time. */
export async function withinTime(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  } finally {
    clearTimeout(timer);
  }
}
