export * from './catalogue';
export * from './core';
export * from './identity';
export * from './projects';
export * from './tokens';
export * from './topology';
export * from './webhooks';
