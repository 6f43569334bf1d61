export * from './delivery';
export * from './endpoint';
export * from './replay';
export * from './statistics';
export * from './endpoint-change';
