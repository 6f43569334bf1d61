import { Controller, Get, Req } from '@nestjs/common';
import type { Principal } from '@plumbline/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { PublicUrl } from '../public-url';
import { Documentation } from './documentation';
import { ReadersOwn, type AtHand } from './example-ids.query';
import type { OpenApiDocument } from './openapi';

@Controller('api/v2/:customer/openapi.json')
export class DocumentationController {
  constructor(
    private readonly documentation: Documentation,
    private readonly origins: PublicUrl,
  ) {}

  @Get()
  @Route({
    access: 'api-access',
    scope: 'read',
    summary: 'The description of this API by OpenAPI 3.1',
    answers: { json: z.looseObject({ openapi: z.literal('3.1.1') }), example: { openapi: '3.1.1' } },
  })
  get(
    @Actor() actor: Principal,
    @ReadersOwn() atHand: AtHand,
    @Req() request: FastifyRequest,
  ): Promise<OpenApiDocument> {
    return this.documentation.of(actor, atHand, this.origins.baseUrl(request));
  }
}
