import swaggerUrl from 'swagger-ui-dist/swagger-ui-bundle.js?url';
import 'swagger-ui-dist/swagger-ui.css';
import { onAppearanceChange } from './appearance';
import type { ApiExplorer } from './api-explorer';
import { loadScript } from './load-script';

// Part of loading this module, and so beside the document.
await loadScript(swaggerUrl);

/** Renders Swagger UI, which is available in English only. */
export function show(place: Element, { description, token }: ApiExplorer): void {
  // Swagger UI switches to dark mode by a class.
  onAppearanceChange(({ colorScheme }) =>
    document.documentElement.classList.toggle('dark-mode', colorScheme === 'dark'),
  );
  const ui = SwaggerUIBundle({
    spec: description,
    domNode: place,
    onComplete: () => ui.preauthorizeApiKey('token', token.text),
    // Requests with the token omit the session cookie, because the API refuses two credentials.
    requestInterceptor: (request) => Object.assign(request, { credentials: 'omit' }),
    persistAuthorization: false,
    tryItOutEnabled: true,
    docExpansion: 'none',
    filter: true,
    displayRequestDuration: true,
    validatorUrl: null,
  });
  token.onRenewal((text) => ui.preauthorizeApiKey('token', text));
}
