import type { INestMicroservice, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RpcServer } from '@plumbline/messaging';
import type { Log } from '@plumbline/runtime';

/** Starts a service of this module in the process of the test, as its `main.ts` does. It may not be ready yet. */
export async function startMicroservice(module: Type, log: Log): Promise<INestMicroservice> {
  const app = await NestFactory.createMicroservice(module, {
    useFactory: (strategy: RpcServer) => ({ strategy }),
    inject: [RpcServer],
    logger: log,
    abortOnError: false,
  });
  try {
    await app.listen();
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
}
