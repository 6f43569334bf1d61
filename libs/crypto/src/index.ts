export * from './access-token';
export * from './digest';
export * from './password';
export * from './session-secret';
