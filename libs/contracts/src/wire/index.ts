export * from './choices';
export * from './resource';
export * from './short-code';
export * from './project-resource';
export * from './ticket-resource';
export * from './project-resource-types';
export * from './resource-type';
export * from './ticket-resource-types';
