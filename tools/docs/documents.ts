import type { z } from 'zod';
import { configSchema as gateway } from '../../apps/gateway/src/config';
import { configSchema as identity } from '../../apps/identity/src/config';
import { configSchema as projects } from '../../apps/projects/src/config';
import { configSchema as tokens } from '../../apps/tokens/src/config';
import { configSchema as webhooks } from '../../apps/webhooks/src/config';
import type { ServiceName } from '../installation/services';
import { compatibilityDocument } from '../../apps/gateway/src/compatibility/compatibility-document';
import { generatedClientsDocument } from './generated-clients-document';
import { asyncApiDocument } from './asyncapi-document';
import { configurationDocument } from './configuration-document';
import { controllerRoutes } from './controller-routes';
import { errorsDocument } from './errors-document';
import { eventsDocument } from './events-document';
import { examplesDocument } from './examples-document';
import { metricsDocument } from './metrics-document';
import { prometheusRule } from './prometheus-rule';
import { sizingDocument } from './sizing-document';
import { supportedVersionsDocument } from './supported-versions-document';

const configurations: Record<ServiceName, z.ZodObject> = { gateway, identity, tokens, projects, webhooks };

/** The documents that are generated, by their paths. */
export function documents(): Record<string, string> {
  return {
    'docs/generated-clients.md': generatedClientsDocument(),
    'docs/asyncapi.json': asyncApiDocument(),
    'docs/compatibility.md': compatibilityDocument(controllerRoutes()),
    'docs/configuration.md': configurationDocument(configurations),
    'docs/errors.md': errorsDocument(),
    'docs/events.md': eventsDocument(),
    'docs/examples.md': examplesDocument(),
    'docs/metrics.md': metricsDocument(),
    'k8s/components/prometheus/rules.yaml': prometheusRule(),
    'docs/sizing.md': sizingDocument(),
    'docs/supported-versions.md': supportedVersionsDocument(),
  };
}
