import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '@plumbline/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PublicUrl } from '../public-url';
import { Choice } from '../routing/inputs';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { DocumentationService } from './documentation.service';
import { ExampleSource } from './example-source.query';

const WithWebhooks = () =>
  Choice({
    parameter: 'webhooks',
    choices: ['true', 'false'],
    description:
      'Whether the document has the section `webhooks`, which some generators of clients cannot read. Defaults to true.',
  });

@ApiTags('This document')
@Controller('api/v2/:customer/openapi.json')
export class DocumentationController {
  constructor(
    private readonly documentation: DocumentationService,
    private readonly publicUrl: PublicUrl,
  ) {}

  @Get()
  @Route({
    access: 'api-access',
    scope: 'read',
    summary: 'Read the OpenAPI 3.1 document of this API',
    response: { json: z.looseObject({ openapi: z.literal('3.1.1') }), example: { openapi: '3.1.1' } },
  })
  get(
    @Actor() actor: Principal,
    @ExampleSource() source: ExampleSource,
    @WithWebhooks() webhooks: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.documentation.send(reply, request, {
      reader: actor,
      source,
      baseUrl: this.publicUrl.baseUrl(request),
      webhooks: webhooks !== 'false',
    });
  }
}
