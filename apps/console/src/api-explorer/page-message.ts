import { ApiError } from '../app/api/api-error';
import { currentLanguage } from '../app/language/language-preference';

const texts = {
  en: { loading: 'Loading…', failed: 'The page could not be loaded. Please try again.' },
  de: { loading: 'Wird geladen…', failed: 'Die Seite konnte nicht geladen werden. Bitte versuchen Sie es erneut.' },
  fr: { loading: 'Chargement…', failed: 'La page n’a pas pu être chargée. Veuillez réessayer.' },
};

/** Shows the title and a loading message until the view is rendered. */
export function showLoading(place: Element, title: string): void {
  const heading = document.createElement('h1');
  heading.className = 'note';
  heading.textContent = title;
  place.replaceChildren(heading, note(texts[currentLanguage()].loading, 'status'));
}

/** Shows an error if no view can be rendered. */
export function showError(place: Element, error: unknown): void {
  const known = error instanceof ApiError;
  place.replaceChildren(note(known ? error.message : texts[currentLanguage()].failed, 'alert'));
  if (!known) throw error;
}

function note(text: string, role: 'status' | 'alert'): HTMLElement {
  const element = document.createElement('p');
  element.className = 'note';
  element.setAttribute('role', role);
  element.textContent = text;
  return element;
}
