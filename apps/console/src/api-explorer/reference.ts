import scalarUrl from 'scalar-standalone?url';
import { currentAppearance, onAppearanceChange } from './appearance';
import { openApiExplorer, type ApiExplorer } from './api-explorer';
import { loadScript } from './load-script';

/** Renders the reference with Scalar. */
export async function show(place: Element): Promise<void> {
  const [explorer] = await Promise.all([openApiExplorer(), loadScript(scalarUrl)]);
  place.replaceChildren();
  const reference = Scalar.createApiReference(place, configuration(explorer));
  const update = () => reference.updateConfiguration(configuration(explorer));
  explorer.token.onRenewal(update);
  onAppearanceChange(({ colorScheme }) => {
    // Scalar reads `forceDarkModeState` only once. Its style sheets use these classes.
    document.body.classList.toggle('dark-mode', colorScheme === 'dark');
    document.body.classList.toggle('light-mode', colorScheme === 'light');
    update();
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
