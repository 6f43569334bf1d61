export * from './database/data-source';
export * from './database/database';
export * from './database/errors';
export * from './database/number-column';
export * from './database/persistence.module';
export * from './database/search-pattern';
export * from './migration/migrate';
export * from './migration/pending-changes';
