export * from './account';
export * from './session';
export * from './user';
