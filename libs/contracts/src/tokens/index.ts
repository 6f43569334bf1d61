export * from './token/messages';
export * from './token/model';
export * from './token/resource';
export * from './usage/messages';
export * from './usage/model';
export * from './usage/resource';
