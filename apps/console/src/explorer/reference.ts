import scalarUrl from 'scalar-standalone?url';
import './explorer.css';
import { openExplorer, type Explorer } from './explorer';
import { showFailure } from './failure';
import { loadScript } from './load-script';

async function open(): Promise<void> {
  const [explorer] = await Promise.all([openExplorer(), loadScript(scalarUrl)]);
  const place = document.querySelector('#explorer')!;
  place.replaceChildren();
  const reference = Scalar.createApiReference(place, configuration(explorer, explorer.token.current));
  explorer.token.follow((token) => reference.updateConfiguration(configuration(explorer, token)));
}

function configuration({ description, fetch }: Explorer, token: string): object {
  return {
    content: description,
    customFetch: fetch,
    authentication: {
      preferredSecurityScheme: 'token',
      securitySchemes: { token: { name: 'X-PlanRadar-API-Key', in: 'header', value: token } },
    },
    persistAuth: false,
    telemetry: false,
    withDefaultFonts: false,
    hideClientButton: true,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: 'never',
    defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
    documentDownloadType: 'none',
    operationTitleSource: 'summary',
  };
}

open().catch(showFailure);
