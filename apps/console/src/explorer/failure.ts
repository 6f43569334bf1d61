import { ApiError } from '../app/api/api-error';

/** Says in the page what went wrong, where the page itself cannot. */
export function showFailure(error: unknown): void {
  const note = document.createElement('p');
  note.className = 'note';
  note.setAttribute('role', 'alert');
  note.textContent = error instanceof ApiError ? error.message : 'The page could not be loaded. Try it again.';
  document.querySelector('#explorer')?.replaceChildren(note);
  if (!(error instanceof ApiError)) throw error;
}
