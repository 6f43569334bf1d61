import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '@plumbline/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PublicUrl } from '../public-url';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { DocumentationService } from './documentation.service';
import { ExampleSource } from './example-source.query';

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
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.documentation.send(reply, request, { reader: actor, source, baseUrl: this.publicUrl.baseUrl(request) });
  }
}
