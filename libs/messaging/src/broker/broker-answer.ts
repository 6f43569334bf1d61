/**
 * How long a stop waits for the broker to answer, in milliseconds. A broker that is short of memory or disk answers nothing on a
 * connection that has published; it requeues what was in flight when the process exits.
 */
export const brokerAnswerMs = 2_000;
