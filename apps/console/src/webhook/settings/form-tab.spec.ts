import { tabOf } from './form-tab';

it.each([
  ['targetUrl', 'details'],
  ['events.1', 'details'],
  ['basicAuth.password', 'authentication'],
  ['headers.0.name', 'headers'],
])('the field %s is on the tab %s', (field, tab) => expect(tabOf(field)).toBe(tab));
