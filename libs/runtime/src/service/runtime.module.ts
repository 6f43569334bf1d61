import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Readiness } from '../health/readiness';
import { Log } from '../log/log';

/** Provides the clock, the log and the readiness of the process to all modules. */
@Global()
@Module({})
export class RuntimeModule {
  static register(log: Log): DynamicModule {
    return {
      module: RuntimeModule,
      providers: [Clock, Readiness, { provide: Log, useValue: log }],
      exports: [Clock, Readiness, Log],
    };
  }
}
