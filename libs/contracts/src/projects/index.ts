export * from './attachment';
export * from './membership';
export * from './project';
export * from './ticket';
