import type { AttemptCounts, WebhookStatistics } from '@plumbline/contracts';
import { DomainError, type Text, text } from '@plumbline/errors';
import type { DeliveryStatus } from '../../delivery/delivery.entity';
import { quantile } from '../../delivery/record/duration-histogram';

export const hourMs = 60 * 60_000;
const maxHours = 31 * 24;
/** The last time that ISO 8601 writes with four digits of the year. */
const lastHour = Date.parse('9999-12-31T23:00:00Z');

/** Complete hours, from the start of the first to the end of the last. */
export interface Hours {
  from: Date;
  to: Date;
}

/**
 * The hours of a period. Defaults to the last 24.
 * @throws DomainError `request.invalid`
 */
export function hoursOf({ from, to }: { from?: string; to?: string }, now: Date): Hours {
  const end = endOfHour(to === undefined ? now.getTime() : Date.parse(to));
  if (end > lastHour) {
    const detail: Text = 'to must not be after 9999-12-31T23:00:00Z.';
    throw new DomainError('request.invalid', { detail, source: { parameter: 'to' } });
  }
  const begin = from === undefined ? end - 24 * hourMs : Math.floor(Date.parse(from) / hourMs) * hourMs;
  const hours = (end - begin) / hourMs;
  if (hours > 0 && hours <= maxHours) return { from: new Date(begin), to: new Date(end) };
  throw new DomainError('request.invalid', {
    detail:
      hours > 0
        ? text('The period must not exceed {{days}} days.', { days: maxHours / 24 })
        : 'from must be before to.',
    source: { parameter: 'from' },
  });
}

function endOfHour(time: number): number {
  return Math.ceil(time / hourMs) * hourMs;
}

/** The number of attempts of an hour with the same status and duration bucket. */
export interface CountedAttempts {
  hour: Date;
  status: DeliveryStatus;
  durationBucket: number;
  attempts: number;
}

/** Summarises each hour, and all of them together. */
export function summarise(
  rows: readonly CountedAttempts[],
  { from, to }: Hours,
): Pick<WebhookStatistics, 'total' | 'hours'> {
  const byHour = new Map<number, CountedAttempts[]>();
  for (const row of rows) {
    const of = byHour.get(row.hour.getTime());
    if (of) of.push(row);
    else byHour.set(row.hour.getTime(), [row]);
  }
  const count = (to.getTime() - from.getTime()) / hourMs;
  const hours = Array.from({ length: count }, (_, index) => {
    const hour = from.getTime() + index * hourMs;
    return { hour: new Date(hour).toISOString(), ...countsOf(byHour.get(hour) ?? []) };
  });
  return { total: countsOf(rows), hours };
}

function countsOf(rows: readonly CountedAttempts[]): AttemptCounts {
  const ended: Record<DeliveryStatus, number> = { delivered: 0, pending: 0, failed: 0 };
  const durations = new Map<number, number>();
  for (const { status, durationBucket, attempts } of rows) {
    ended[status] += attempts;
    durations.set(durationBucket, (durations.get(durationBucket) ?? 0) + attempts);
  }
  return {
    delivered: ended.delivered,
    retried: ended.pending,
    failed: ended.failed,
    p50Ms: quantile(durations, 0.5) ?? null,
    p95Ms: quantile(durations, 0.95) ?? null,
  };
}
