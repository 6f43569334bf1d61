import type { Page } from 'playwright-core';
import { texts as de } from '../../../console/src/app/language/de';
import { texts as en } from '../../../console/src/app/language/en';
import { texts as fr } from '../../../console/src/app/language/fr';
import type { Texts } from '../../../console/src/app/language/texts';

/** A language of the console: that of a browser, and of a person's settings. */
export interface Language {
  name: 'en' | 'fr' | 'de';
  locale: string;
  texts: Texts;
}

export const english: Language = { name: 'en', locale: 'en-GB', texts: en };

export const languages: readonly Language[] = [
  english,
  { name: 'fr', locale: 'fr-FR', texts: fr },
  { name: 'de', locale: 'de-DE', texts: de },
];

/** A text as it is shown, `{{name}}` filled in. */
export const filled = (text: string, values: Record<string, string | number>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

/** What a page shows where a text is missing or a value was not filled in: `list.empty`, `{{count}}`. */
const untranslated = new RegExp(String.raw`\b(?:${Object.keys(en).join('|')})(?:\.[\w-]+)+|\{\{\w*\}?`, 'g');

/** What people read on the page as it is now, by eye or by ear, that is no text of theirs; a test expects nothing. */
export async function keysShown(page: Page): Promise<string[]> {
  const read = await page.evaluate<string>(`
    [document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label], [placeholder], [title]')]
      .flatMap((element) => ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''))].join('\\n')`);
  return read.match(untranslated) ?? [];
}
