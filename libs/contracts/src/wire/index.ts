export * from './choices';
export * from './resource';
export * from './short-code';
export * from './project-resource';
export * from './ticket-resource';
