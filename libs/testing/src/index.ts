export { eventually } from '@plumbline/backing-services';
export * from './api/api-client';
export * from './api/given-account';
export * from './backing/service-backing';
export * from './backing/test-servers';
export * from './recording-subscriber';
export * from './service/microservice';
export * from './service/running-service';
export * from './trace-receiver';
