import type { Page } from 'playwright-core';
import { texts as de } from '../../../console/src/app/language/de';
import { texts as en } from '../../../console/src/app/language/en';
import { texts as fr } from '../../../console/src/app/language/fr';
import type { Texts } from '../../../console/src/app/language/texts';

/** A language of the console, with the locale of a browser in that language. */
export interface Language {
  name: 'en' | 'fr' | 'de';
  locale: string;
  texts: Texts;
}

export const english: Language = { name: 'en', locale: 'en-GB', texts: en };

/** The languages besides English, in which the other tests run. */
export const translations: readonly Language[] = [
  { name: 'fr', locale: 'fr-FR', texts: fr },
  { name: 'de', locale: 'de-DE', texts: de },
];

/** Replaces `{{name}}` in a text. */
export const filled = (text: string, values: Record<string, string | number>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

/** What a page shows for a missing text, such as `list.empty`, and for a missing value, such as `{{count}}`. */
const untranslated = new RegExp(String.raw`\b(?:${Object.keys(en).join('|')})(?:\.[\w-]+)+|\{\{\w*\}?`, 'g');

/** Returns keys of missing texts on the page, including labels for screen readers. A test expects none. */
export async function keysShown(page: Page): Promise<string[]> {
  const read = await page.evaluate<string>(`
    [document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label], [placeholder], [title]')]
      .flatMap((element) => ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''))].join('\\n')`);
  return read.match(untranslated) ?? [];
}
