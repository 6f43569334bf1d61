/** Accessibility of what the other end-to-end tests open, by axe in every look: `npm run test:accessibility`. Not part of `npm test`. */
module.exports = {
  ...require('./jest.e2e.config.cjs'),
  testMatch: ['<rootDir>/apps/e2e/src/accessibility/**/*.e2e-spec.ts'],
};
