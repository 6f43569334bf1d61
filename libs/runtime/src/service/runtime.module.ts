import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Readiness } from '../health/readiness';
import { Log } from '../log/log';

/** What every part of a service may ask for: the clock, the log and the readiness of the process. */
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
