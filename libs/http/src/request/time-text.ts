import { instant } from '@plumbline/contracts';
import type { FixedText } from '@plumbline/errors';

/** A time that a client sent. */
export interface TimeRead {
  /** In ISO 8601 and UTC. */
  instant: string;
  /** The calendar day as written. Undefined for a Unix time, whose day depends on the time zone. */
  day: string | undefined;
}

/** Why a text is not a time, as a predicate for a sentence that starts with its name. */
export interface TimeMistake {
  mistake: FixedText;
}

const unixSeconds = /^-?(?!\d{8}$)\d{1,11}(\.\d+)?$/;
const isoDay = /(?<year>\d{4})(?<dash>-?)(?<month>\d\d)\k<dash>(?<date>\d\d)/.source;
const isoTime = /(?<hour>\d\d)(?:(?<colon>:?)(?<minute>\d\d)(?:\k<colon>(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?)?/
  .source;
// In a query string, a plus that is not escaped arrives as a space.
const isoOffset = /[Zz]|(?<sign>[+ -])(?<hours>\d\d)(?::?(?<minutes>\d\d))?/.source;
const iso = new RegExp(`^${isoDay}(?:[Tt ]${isoTime}(?:${isoOffset})?)?$`);

const outsideOfYears: FixedText = 'must be a time in the years 0001 to 9999';

/**
 * Reads a time in ISO 8601, extended or basic, or as Unix time in seconds. A time without an offset is in UTC; a day is its first
 * instant. `Date.parse` would take much more, such as `foo 1`, and reads times without an offset in the time zone of the process.
 */
export function readTime(text: string): TimeRead | TimeMistake {
  const given = text.trim();
  if (unixSeconds.test(given)) return ofUnixTime(Number(given));
  const { groups } = iso.exec(given) ?? {};
  if (!groups) return { mistake: likelyMistake(given) };

  const { year, month, date, hour = '00', minute = '00', second = '00', fraction, sign, hours, minutes } = groups;
  const day = `${year}-${month}-${date}`;
  if (year === '0000') return { mistake: outsideOfYears };
  if (!isInstant(`${day}T12:00:00Z`)) return { mistake: 'must be a day that exists' };
  if (!isInstant(`2000-01-01T${hour}:${minute}:${second}Z`)) return { mistake: 'must have a time of day that exists' };
  const offset = sign === undefined ? 'Z' : `${sign === '-' ? '-' : '+'}${hours}:${minutes ?? '00'}`;
  if (!isInstant(`2000-01-01T12:00:00${offset}`)) return { mistake: 'must have an offset that exists, such as +01:00' };

  const read = instant.safeParse(`${day}T${hour}:${minute}:${second}${fraction ? `.${fraction}` : ''}${offset}`);
  return read.success ? { instant: read.data, day } : { mistake: outsideOfYears };
}

function ofUnixTime(seconds: number): TimeRead | TimeMistake {
  const read = instant.safeParse(new Date(seconds * 1_000).toISOString());
  return read.success ? { instant: read.data, day: undefined } : { mistake: outsideOfYears };
}

function isInstant(text: string): boolean {
  return instant.safeParse(text).success;
}

function likelyMistake(text: string): FixedText {
  if (/^\d{12}$|^\d{14}$/.test(text)) return 'must have a T between day and time, such as 20261124T080000Z';
  if (/^-?\d{12,}(\.\d+)?$/.test(text)) return 'must be a Unix time in seconds, not in milliseconds';
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/.test(text)) return 'must begin with the year, such as 2026-11-24';
  if (/^\d{4}[./-]\d{1,2}[./-]\d{1,2}\b/.test(text)) {
    return 'must separate year, month and day by hyphens, with two digits each for month and day, such as 2026-01-09';
  }
  return 'must be a time in ISO 8601, such as 2026-11-24T08:00:00Z, or a Unix time in seconds';
}
