import type { Language } from '@plumbline/contracts';

/** English texts with their translations. A value has the same name in each: `must have {{size}} items`. */
export type Translations = Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, string>>>>;
