/** The languages of the console, in their own language. */
export const languages = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof languages;

const storageKey = 'plumbline-language';

/** Returns the stored language, or the first supported language of the browser, or English. */
export function currentLanguage(): Language {
  const wishes = [localStorage.getItem(storageKey), ...navigator.languages];
  const known = wishes.map((wish) => wish?.slice(0, 2).toLowerCase()).find((wish) => wish && wish in languages);
  return (known as Language | undefined) ?? 'en';
}

export function hasChosenLanguage(): boolean {
  return localStorage.getItem(storageKey) !== null;
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
