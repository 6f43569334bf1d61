import { currentLanguage, type Language } from '../app/language/language-preference';

export interface Appearance {
  colorScheme: 'light' | 'dark';
  language: Language;
}

/** Where Mantine keeps what was chosen in the console. */
const colorSchemeKey = 'mantine-color-scheme-value';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** As the console looks in this browser. */
export function currentAppearance(): Appearance {
  const chosen = localStorage.getItem(colorSchemeKey);
  const dark = chosen === 'dark' || (chosen !== 'light' && systemIsDark.matches);
  return { colorScheme: dark ? 'dark' : 'light', language: currentLanguage() };
}

/** Tells how the page has to look, now and after each change in the console or the system. */
export function followAppearance(follower: (appearance: Appearance) => void): void {
  const tell = () => {
    const appearance = currentAppearance();
    document.documentElement.style.colorScheme = appearance.colorScheme;
    follower(appearance);
  };
  // Other pages of ours that change what is stored are heard of here, also one that holds this page in a frame.
  window.addEventListener('storage', tell);
  systemIsDark.addEventListener('change', tell);
  tell();
}
