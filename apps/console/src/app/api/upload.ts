import i18next from 'i18next';
import { toApiError, unreachable } from './api-error';
import { urlOf } from './api-client';
import { csrfHeader } from './credentials';
import { inSession } from './session-renewal';

/** Uploads a form with a file. `onProgress` receives the fraction sent, from 0 to 1. */
export function upload<Document>(path: string, form: FormData, onProgress: (part: number) => void): Promise<Document> {
  return inSession(() => uploadOnce<Document>(path, form, onProgress));
}

function uploadOnce<Document>(path: string, form: FormData, onProgress: (part: number) => void): Promise<Document> {
  // `fetch` does not report upload progress.
  const request = new XMLHttpRequest();
  request.open('POST', urlOf(path));
  request.responseType = 'json';
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('accept-language', i18next.language);
  for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
  request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
  return new Promise((resolve, reject) => {
    request.onload = () => {
      if (request.status < 300) return resolve(request.response as Document);
      const retryAfter = request.getResponseHeader('retry-after');
      const headers = new Headers(retryAfter === null ? {} : { 'retry-after': retryAfter });
      reject(toApiError(request.status, headers, request.response));
    };
    request.onerror = () => reject(unreachable());
    request.send(form);
  });
}
