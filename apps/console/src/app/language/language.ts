import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { z } from 'zod';
import { currentLanguage, hasChosenLanguage, languages, rememberLanguage, type Language } from './language-preference';
import type { texts as english } from './en';
import type { Texts } from './texts';
import { validationMessage } from './validation-message';

export { languages, type Language };

/** The languages as options of a select. */
export const languageChoices = Object.entries(languages).map(([value, label]) => ({ value, label }));

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof english };
  }
}

/** Loads a language on demand. */
const load: Record<Language, () => Promise<{ texts: Texts }>> = {
  en: () => import('./en'),
  de: () => import('./de'),
  fr: () => import('./fr'),
};

/** Initialises translations and validation messages in the preferred language. */
export async function startLanguage(): Promise<void> {
  const language = currentLanguage();
  const { texts } = await load[language]();
  i18next.on('languageChanged', (current) => (document.documentElement.lang = current));
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false }, // React escapes.
  });
  z.config({ customError: (issue) => validationMessage(issue, i18next.t) });
}

/** Changes the language of the page and stores it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  const { texts } = await load[language]();
  i18next.addResourceBundle(language, 'translation', texts);
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}

/** Applies the language of the owner of a link, unless one is stored in this browser. */
export async function followLanguage(language: Language): Promise<void> {
  if (!hasChosenLanguage()) await changeLanguage(language);
}
