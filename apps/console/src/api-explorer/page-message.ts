import { ApiError } from '../app/api/api-error';
import { currentLanguage } from '../app/language/language-preference';

const texts = {
  en: { wait: 'One moment …', failed: 'The page could not be loaded. Try it again.' },
  de: { wait: 'Einen Moment …', failed: 'Die Seite konnte nicht geladen werden. Versuchen Sie es noch einmal.' },
  fr: { wait: 'Un instant …', failed: 'La page n’a pas pu être chargée. Réessayez.' },
};

/** Shows a loading message until the view is rendered. */
export function showLoading(place: Element): void {
  place.replaceChildren(note(texts[currentLanguage()].wait, 'status'));
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
