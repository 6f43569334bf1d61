export * from './delivery';
export * from './endpoint';
export * from './statistics';
export * from './endpoint-change';
