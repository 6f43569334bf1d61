import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ServedRoutes } from '../pipeline/served-routes';
import { Route } from '../routing/route.decorator';
import { compatibilityDocument, compatibilityPath } from './compatibility-document';

/** Tells which operations of PlanRadar's API this gateway serves. Errors with status 501 link to it. */
@Controller(compatibilityPath)
export class CompatibilityController {
  private document?: string;

  constructor(private readonly routes: ServedRoutes) {}

  @Get()
  @Route({ access: 'public', page: true, summary: "Read which operations of PlanRadar's API are served" })
  get(@Res() reply: FastifyReply): void {
    this.document ??= compatibilityDocument(this.routes.all());
    void reply.type('text/plain; charset=utf-8').send(this.document);
  }
}
