export * from './account';
export * from './audit';
export * from './group';
export * from './invitation';
export * from './language';
export * from './password';
export * from './session';
export * from './user';
