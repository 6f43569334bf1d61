import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

@Controller()
class ConstantController {
  @Get('constant')
  constant(): object {
    return { errors: [{ status: '429', code: 'limit.exceeded', title: 'The request limit is used up' }] };
  }
}

@Module({ controllers: [ConstantController] })
class ConstantModule {}

/** Baseline of `refuse`: the same framework with a route that returns a constant. */
async function main(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(ConstantModule, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  process.send?.(`${await app.getUrl()}/constant`);
}

void main();
