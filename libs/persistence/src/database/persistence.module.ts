import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, type DatabaseOptions } from './data-source';
import { Database } from './database';
import { DatabaseHealth } from './database-health';

/** Provides the connected `DataSource` and the `Database` of a service. Closes the pool at the end of a stop. */
@Global()
@Module({})
export class PersistenceModule {
  static register(options: DatabaseOptions): DynamicModule {
    return {
      module: PersistenceModule,
      providers: [
        { provide: DataSource, useFactory: () => createDataSource(options).initialize() },
        { provide: Database, useFactory: (dataSource: DataSource) => new Database(dataSource), inject: [DataSource] },
        DatabaseHealth,
      ],
      exports: [DataSource, Database],
    };
  }
}
