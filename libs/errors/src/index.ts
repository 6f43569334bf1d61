export * from './domain-error';
export * from './error-table';
export { isText, listOf, oneOf, text, textIn, type FilledText, type FixedText, type Text } from './text/text';
