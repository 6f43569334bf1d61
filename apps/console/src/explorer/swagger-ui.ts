import swaggerUrl from 'swagger-ui-dist/swagger-ui-bundle.js?url';
import 'swagger-ui-dist/swagger-ui.css';
import './explorer.css';
import { openExplorer } from './explorer';
import { showFailure } from './failure';
import { loadScript } from './load-script';

/** Swagger UI's style goes by a class, which follows the system here. */
function followColorScheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', follow);
  follow();
}

async function open(): Promise<void> {
  followColorScheme();
  const [{ description, token }] = await Promise.all([openExplorer(), loadScript(swaggerUrl)]);
  const ui = SwaggerUIBundle({
    spec: description,
    domNode: document.querySelector('#explorer')!,
    onComplete: () => ui.preauthorizeApiKey('token', token.current),
    // Two credentials at once are refused: a request with the token goes without the session's cookie.
    requestInterceptor: (request) => Object.assign(request, { credentials: 'omit' }),
    persistAuthorization: false,
    tryItOutEnabled: true,
    docExpansion: 'none',
    filter: true,
    displayRequestDuration: true,
    validatorUrl: null,
  });
  token.follow((renewed) => ui.preauthorizeApiKey('token', renewed));
}

open().catch(showFailure);
