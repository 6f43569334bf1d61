export * from './token';
export * from './usage';
