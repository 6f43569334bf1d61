import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';
import { responseHeaders } from '../routing/response-headers';
import { operationName } from '../routing/route.decorator';
import { schemaClasses } from '../routing/schema-class';
import { completeDocument } from './complete-document';
import { introduction } from './introduction';
import { nameResponses } from './named-responses';
import { shareErrorResponses } from './shared-responses';
import { webhooks, withoutWebhooks } from './webhooks';

/** Describes the routes of an application by OpenAPI 3.1.1, with or without the requests of webhooks. */
export function openApiDocument(app: INestApplication, { webhooks: withWebhooks = true } = {}): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.1')
    .setTitle('Plumbline API')
    .setVersion('1.0.0')
    .setDescription(introduction)
    .addServer('/')
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'X-PlanRadar-API-Key',
        description: 'A personal access token. It can also be sent as `Authorization: Bearer`.',
      },
      'token',
    )
    .build();
  const config = { ...base, webhooks, components: { ...base.components, headers: responseHeaders } };
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: schemaClasses(),
    autoTagControllers: false,
    // A method that serves several paths gets an index: `list[1]`.
    operationIdFactory: (controller, method) => operationName(controller, method.replace(/\[\d+\]$/, '')),
  });
  const described = shareErrorResponses(completeDocument(nameResponses(cleanupOpenApiDoc(document))));
  return withWebhooks ? described : withoutWebhooks(described);
}
