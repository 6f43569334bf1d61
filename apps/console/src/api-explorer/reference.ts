import { createApiReference } from 'scalar-bundle';
import { currentAppearance, onAppearanceChange } from './appearance';
import type { ApiExplorer } from './api-explorer';

/** Renders the reference with Scalar. */
export function show(place: Element, explorer: ApiExplorer): void {
  place.replaceChildren();
  const reference = createApiReference(place, configuration(explorer));
  let shown = currentAppearance();
  const update = () => reference.updateConfiguration(configuration(explorer));
  explorer.token.onRenewal(update);
  onAppearanceChange((appearance) => {
    // Scalar reads `forceDarkModeState` only once. Its style sheets use these classes.
    document.body.classList.toggle('dark-mode', appearance.colorScheme === 'dark');
    document.body.classList.toggle('light-mode', appearance.colorScheme === 'light');
    // Scalar reads the whole document again at each update, which takes about a second.
    if (appearance.language !== shown.language) update();
    shown = appearance;
  });
}

function configuration({ description, fetch, token }: ApiExplorer): object {
  const { colorScheme, language } = currentAppearance();
  return {
    content: description,
    customFetch: fetch,
    authentication: {
      preferredSecurityScheme: 'token',
      securitySchemes: { token: { name: 'X-PlanRadar-API-Key', in: 'header', value: token.text } },
    },
    persistAuth: false,
    telemetry: false,
    withDefaultFonts: false,
    hideClientButton: true,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: 'never',
    forceDarkModeState: colorScheme,
    hideDarkModeToggle: true,
    localization: { locale: language },
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
    documentDownloadType: 'none',
    operationTitleSource: 'summary',
  };
}
