import swaggerUrl from 'swagger-ui-dist/swagger-ui-bundle.js?url';
import 'swagger-ui-dist/swagger-ui.css';
import { followAppearance } from './appearance';
import { openApiExplorer } from './api-explorer';
import { loadScript } from './load-script';

/** Shows Swagger UI, which has English alone. */
export async function show(place: Element): Promise<void> {
  // Its style goes by a class.
  followAppearance(({ colorScheme }) => document.documentElement.classList.toggle('dark-mode', colorScheme === 'dark'));
  const [{ description, token }] = await Promise.all([openApiExplorer(), loadScript(swaggerUrl)]);
  const ui = SwaggerUIBundle({
    spec: description,
    domNode: place,
    onComplete: () => ui.preauthorizeApiKey('token', token.text),
    // Two credentials at once are refused: a request with the token goes without the session's cookie.
    requestInterceptor: (request) => Object.assign(request, { credentials: 'omit' }),
    persistAuthorization: false,
    tryItOutEnabled: true,
    docExpansion: 'none',
    filter: true,
    displayRequestDuration: true,
    validatorUrl: null,
  });
  token.follow((text) => ui.preauthorizeApiKey('token', text));
}
