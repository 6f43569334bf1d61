const dayMs = 86_400_000;

/** The start of the first whole interval of the last 24 hours. */
export function firstStep(now: Date, stepSeconds: number): Date {
  const stepMs = stepSeconds * 1_000;
  return new Date(Math.ceil((now.getTime() - dayMs) / stepMs) * stepMs);
}
