import { currentLanguage, type Language } from '../app/language/language-preference';

export interface Appearance {
  colorScheme: 'light' | 'dark';
  language: Language;
}

/** The storage key of Mantine's colour scheme. */
const colorSchemeKey = 'mantine-color-scheme-value';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** Returns the appearance of the console in this browser. */
export function currentAppearance(): Appearance {
  const chosen = localStorage.getItem(colorSchemeKey);
  const dark = chosen === 'dark' || (chosen !== 'light' && systemIsDark.matches);
  return { colorScheme: dark ? 'dark' : 'light', language: currentLanguage() };
}

/** Calls `listener` with the appearance, now and after every change in the console or the system. */
export function onAppearanceChange(listener: (appearance: Appearance) => void): void {
  const notify = () => {
    const appearance = currentAppearance();
    document.documentElement.style.colorScheme = appearance.colorScheme;
    listener(appearance);
  };
  // Other pages of this origin, including the console around this frame, change the stored values.
  window.addEventListener('storage', notify);
  systemIsDark.addEventListener('change', notify);
  notify();
}
