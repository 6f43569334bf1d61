/** The fuzz test among the end-to-end tests, with more requests: `npm run test:fuzz`. */
module.exports = {
  ...require('./jest.e2e.config.cjs'),
  testMatch: ['<rootDir>/apps/e2e/src/fuzz/**/*.e2e-spec.ts'],
  globals: { fuzzRequests: 20_000 },
  testTimeout: 3_600_000,
};
