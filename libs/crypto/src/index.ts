export * from './access-token';
export * from './digest';
export * from './json-signature';
export * from './link-secret';
export * from './password';
export * from './session-secret';
export * from './field-cipher';
export * from './webhook-signature';
