export * from './account';
export * from './password';
export * from './session';
export * from './user';
