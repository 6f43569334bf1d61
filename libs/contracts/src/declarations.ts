export * from './identity';
export * from './projects';
export * from './tokens';
export * from './webhooks';
