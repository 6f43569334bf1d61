export * from './delivery';
export * from './endpoint';
export * from './endpoint-change';
export * from './feed';
export * from './replay';
export * from './statistics';
export * from './trial';
