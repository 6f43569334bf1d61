export * from './delivery';
export * from './endpoint';
export * from './feed';
export * from './replay';
export * from './statistics';
export * from './endpoint-change';
