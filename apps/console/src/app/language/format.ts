import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const minute = 60_000;
const kilo = 1_024;
const units = [
  ['year', 365 * 24 * 60 * minute],
  ['month', 30 * 24 * 60 * minute],
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

/** Formats dates, times and numbers in a language. Times are in the time zone of the browser. */
export function formatsOf(language: string) {
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const second = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const hour = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    /** `24 Nov 2026, 15:04` */
    instant: (value: string | Date) => instant.format(new Date(value)),
    /** `24 Nov 2026, 15:04:05` */
    second: (value: string | Date) => second.format(new Date(value)),
    /** Includes the weekday, seconds and time zone. */
    exactInstant: (value: string | Date) => exact.format(new Date(value)),
    /** The date of a day (`2026-11-24`) or of an instant. */
    day: (value: string) => day.format(new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00` : value)),
    time: (value: string | Date) => time.format(new Date(value)),
    hour: (value: string | Date) => hour.format(new Date(value)),
    number: (value: number) => number.format(value),
    /** Formats a fraction from 0 to 1 as `99.8%`. Rounds down, so that 100% means all. */
    percent: (part: number) => percent.format(Math.floor(part * 1_000) / 1_000),
    /** `3 hours ago`, `in 2 days`. */
    ago: (value: string | Date, now = Date.now()) => {
      const distance = new Date(value).getTime() - now;
      const [unit, size] = units.find(([, length]) => Math.abs(distance) >= length) ?? ['minute', minute];
      return relative.format(Math.trunc(distance / size), unit);
    },
    /** `1.5 MB`. 1 kB is 1,024 bytes, as in the limits of the API. */
    bytes: (value: number) => {
      const [unit, size] =
        value < kilo ? ['byte', 1] : value < kilo ** 2 ? ['kilobyte', kilo] : ['megabyte', kilo ** 2];
      const unitDisplay = unit === 'byte' ? 'long' : 'short';
      const style = { style: 'unit', unit: String(unit), unitDisplay, maximumFractionDigits: 1 } as const;
      return new Intl.NumberFormat(language, style).format(value / Number(size));
    },
  };
}

/** Returns the regional variant that the browser prefers, such as `en-GB`. */
function localeOf(language: string): string {
  return navigator.languages.find((tag) => tag.split('-', 1)[0] === language) ?? language;
}

export type Formats = ReturnType<typeof formatsOf>;

/** Returns the formats of the current language. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => formatsOf(localeOf(i18n.language)), [i18n.language]);
}
