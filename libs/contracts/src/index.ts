export * from './catalogue';
export * from './core';
export * from './declarations';
export * from './topology';
