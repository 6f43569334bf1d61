import { projectFields } from '@plumbline/contracts';
import { attributes, refusing, type RefusedAttribute } from '@plumbline/http';
import { dayOrInstant } from '../request-values/dates';
import { textOrNumber } from '../request-values/scalars';

const { shape } = projectFields;

const fields = {
  street: shape.street.optional(),
  zipcode: textOrNumber.pipe(shape.zipcode.unwrap()).nullish(),
  city: shape.city.optional(),
  country: shape.country.optional(),
  description: shape.description.optional(),
  projectNumber: textOrNumber.pipe(shape.projectNumber.unwrap()).nullish(),
  homepage: shape.homepage.optional(),
  startDate: dayOrInstant.nullish(),
  endDate: dayOrInstant.nullish(),
};
const names = {
  projectNumber: 'projectnumber',
  startDate: ['drstart-date', 'drstart_date'],
  endDate: ['drend-date', 'drend_date'],
} as const;

/** Projects can be neither archived nor grouped. */
const refused: Readonly<Record<string, RefusedAttribute>> = {
  status: { accepted: [1, '1'] },
  'is-active': { accepted: [true] },
  'parent-id': {},
  'parent-id-hashed': {},
};

export const newProject = refusing(
  attributes({ name: shape.name, ...fields }, names, {
    name: 'Riverside quarter, block B',
    street: 'Quay Street 12',
    zipcode: '1020',
    city: 'Vienna',
    country: 'Austria',
    projectnumber: 'RQ-2026-B',
    'drstart-date': '2026-03-02',
    'drend-date': '2027-10-29',
  }),
  refused,
);
export const projectChange = refusing(
  attributes({ name: shape.name.optional(), ...fields }, names, {
    description: '84 flats, shell finished in May',
    'drend-date': '2027-11-12',
  }),
  refused,
);
