export * from './eventually';
export * from './recording-subscriber';
export * from './service-backing';
export * from './running-service';
