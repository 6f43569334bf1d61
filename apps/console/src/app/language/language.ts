import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { z } from 'zod';
import type { texts as english } from './en';
import type { Texts } from './texts';
import { validationMessage } from './validation-message';

/** The languages of the console, each by its own name. */
export const languages = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof languages;

/** For a selection of one. */
export const languageChoices = Object.entries(languages).map(([value, label]) => ({ value, label }));

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof english };
  }
}

const storageKey = 'plumbline-language';

/** Only the language in use is loaded. */
const load: Record<Language, () => Promise<{ texts: Texts }>> = {
  en: () => import('./en'),
  de: () => import('./de'),
  fr: () => import('./fr'),
};

/** Starts with the language chosen here before, else the first of the browser's that there is, else English. */
export async function startLanguage(): Promise<void> {
  const language = preferred([localStorage.getItem(storageKey), ...navigator.languages]);
  const { texts } = await load[language]();
  i18next.on('languageChanged', (current) => (document.documentElement.lang = current));
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false }, // React escapes.
  });
  z.config({ customError: (issue) => validationMessage(issue, i18next.t) });
}

/** Changes the language of the page, and of later visits with this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  const { texts } = await load[language]();
  i18next.addResourceBundle(language, 'translation', texts);
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}

/** Follows what somebody told Plumbline, unless this browser was told otherwise. */
export async function followLanguage(language: Language): Promise<void> {
  if (localStorage.getItem(storageKey) === null) await changeLanguage(language);
}

/** The first of the wishes (BCP 47 tags, best first) that there are texts for. */
export function preferred(wishes: readonly (string | null)[]): Language {
  const known = wishes.map((wish) => wish?.slice(0, 2).toLowerCase()).find((wish) => wish && wish in languages);
  return (known as Language | undefined) ?? 'en';
}
