export * from './event-exchange';
export * from './microservice';
export * from './running-service';
export * from './service-backing';
export * from './upgrade';
