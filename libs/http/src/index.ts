export * from './json-api/document';
export * from './json-api/error-document';
export * from './error/json-api-error.filter';
export * from './error/send-error';
export * from './error/to-domain-error';
export * from './request/accept';
export * from './request/accept-language';
export * from './request/address-key';
export { attributes, type AttributesOf, type AttributesReader } from './request/attributes';
export { isRecord } from './request/body-shape';
export * from './request/body-text';
export {
  choiceFilter,
  onlyChoice,
  valueFilter,
  type FilterCondition,
  type FilterField,
  type FilterFields,
} from './request/filter-query';
export { nestFields } from './request/form-fields';
export * from './request/if-match';
export * from './request/invalid-parameter';
export * from './request/json-body';
export * from './request/json-value';
export * from './request/list-query';
export { refusing, type RefusedAttribute } from './request/refused-attributes';
export { readEach, type PlacedAttributes } from './request/read-each';
export { readValues } from './request/parameter-values';
export { isPageParameter, readPart, refusePaging } from './request/page-query';
export * from './request/request-id';
export * from './request/route-table';
export { readTime } from './request/time-text';
export * from './request/unread-parameters';
export { mistake } from './request/validation-mistake';
export * from './request/warnings';
export * from './response/security-headers';
