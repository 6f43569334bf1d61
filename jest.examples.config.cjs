/** The examples in other languages, on a real PostgreSQL and RabbitMQ: `npm run test:examples` builds them and runs this. */
module.exports = {
  ...require('./jest.integration.config.cjs'),
  testMatch: ['<rootDir>/tools/examples/*.examples-spec.ts'],
  reporters: ['default'],
};
