export * from './access-token';
export * from './digest';
export * from './password';
export * from './session-secret';
export * from './field-cipher';
export * from './webhook-signature';
