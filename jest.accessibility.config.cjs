// Tests that look at a page look at it in every look.
process.env.EVERY_LOOK = 'true';

/** Accessibility of every page and of what the other end-to-end tests open, by axe: `npm run test:accessibility`. Not part of `npm test`. */
module.exports = {
  ...require('./jest.e2e.config.cjs'),
  testMatch: ['<rootDir>/apps/e2e/src/{accessibility,console}/**/*.e2e-spec.ts'],
};
