const { TestEnvironment } = require('jest-environment-node');

/** What jest-circus keeps on the global object, by the descriptions of its symbols. */
const ofOneFile = new Set(['EVENT_HANDLERS', 'JEST_STATE_SYMBOL']);

/**
 * Runs tests in Node's own context instead of a new one per test file, so that packages can be shared (`shared-packages.runtime.cjs`).
 * After each file, environment variables are what they were before it.
 */
module.exports = class MainContextEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    const FakeTimers = this.fakeTimersModern.constructor;
    this.fakeTimersModern.dispose();
    this.fakeTimersModern = new FakeTimers({ config: config.projectConfig, global: globalThis });
    this.variables = { ...process.env };
    Object.assign(globalThis, config.projectConfig.globals);
  }

  async teardown() {
    await super.teardown();
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    for (const key of Object.getOwnPropertySymbols(globalThis)) {
      if (ofOneFile.has(key.description)) delete globalThis[key];
    }
  }
};
