export { eventually } from '@plumbline/backing-services';
export * from './api/api-client';
export * from './api/given-account';
export * from './recording-subscriber';
export * from './test-servers';
export * from './trace-receiver';
