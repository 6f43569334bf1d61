import swaggerUrl from 'swagger-ui-dist/swagger-ui-bundle.js?url';
import 'swagger-ui-dist/swagger-ui.css';
import { onAppearanceChange } from './appearance';
import { openApiExplorer } from './api-explorer';
import { loadScript } from './load-script';

/** Renders Swagger UI, which is available in English only. */
export async function show(place: Element): Promise<void> {
  // Swagger UI switches to dark mode by a class.
  onAppearanceChange(({ colorScheme }) =>
    document.documentElement.classList.toggle('dark-mode', colorScheme === 'dark'),
  );
  const [{ description, token }] = await Promise.all([openApiExplorer(), loadScript(swaggerUrl)]);
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
