export * from './event';
export * from './json-schema';
export * from './page';
export * from './principal';
export * from './rpc';
export * from './values';
