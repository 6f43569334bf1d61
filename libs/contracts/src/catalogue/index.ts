export * from './contracts';
export * from './event-types';
