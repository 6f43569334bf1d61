#!/usr/bin/env bash
# jest-circus 30.5.2 keeps the handlers of its events on the global object, under a symbol of the whole process, and never removes them. Jest's own
# environments have a global object for each test file, which hides that. In an environment that runs tests in Node's own context, the environments of
# all earlier files get the events of each later one, and none of them can be freed.
# tools/test/jest/main-context.environment.cjs deletes them after each file for this reason.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes > /dev/null
npm install --silent --ignore-scripts --no-audit --no-fund jest@30.5.2 jest-runtime@30.5.2 jest-environment-node@30.5.2
for file in one two three; do echo "test('$file', () => {});" > "$file.test.js"; done
cat > runtime.cjs << 'JS'
const { compileFunction } = require('node:vm');
const Runtime = require('jest-runtime').default;
module.exports = class extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    executor.compile = (source, filename) => compileFunction(source, executor.injectedModuleParameters, { filename });
  }
};
JS
cat > environment.cjs << 'JS'
const { basename } = require('node:path');
const { TestEnvironment } = require('jest-environment-node');
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    if (process.env.MAIN_CONTEXT) this.global = globalThis;
    this.file = basename(context.testPath, '.test.js');
  }
  handleTestEvent({ name, test }) {
    if (name === 'test_start') console.log(`environment of ${this.file}: test ${test.name} starts`);
  }
};
JS
cat > jest.config.cjs << 'JS'
module.exports = { testEnvironment: './environment.cjs', ...(process.env.MAIN_CONTEXT && { runtime: './runtime.cjs' }) };
JS
# The calls of environments when three files run one after the other.
calls() { npx --no-install jest --runInBand 2>&1 | grep -c 'environment of .*: test' || true; }
own=$(calls)
main=$(MAIN_CONTEXT=1 calls)
echo "Node $(node --version), jest 30.5.2, three files with one test each"
echo "calls in a context per file: $own"
echo "calls in Node's own context: $main"
[[ $own == 3 && $main == 6 ]] || { echo 'The behaviour has changed.'; exit 1; }
