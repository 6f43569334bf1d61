export * from './attachment';
export * from './project';
export * from './ticket';
