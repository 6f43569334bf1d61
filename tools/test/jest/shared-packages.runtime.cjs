const { createRequire, isBuiltin } = require('node:module');
const { compileFunction } = require('node:vm');
const Runtime = require('jest-runtime').default;

/** Packages that a test loads anew by `jest.resetModules()`. */
const notShared = new Set(['testcontainers']);

/**
 * Jest loads and compiles every module again for each test file. This runtime does so for the workspace's own modules alone: packages are
 * loaded by Node, once for all files of a process, as the services load them. It needs `main-context.environment.cjs`: a shared package
 * and a test must agree about what an `Error` or an `Array` is.
 */
module.exports = class SharedPackagesRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    executor.compile = (source, filename) => compileFunction(source, executor.injectedModuleParameters, { filename });
  }

  requireModule(from, moduleName, options, isRequireActual) {
    const isSetupFile = !moduleName && !options?.isInternalModule;
    if (isSetupFile && from.includes('/node_modules/')) return require(from);
    return super.requireModule(from, moduleName, options, isRequireActual);
  }

  requireModuleOrMock(from, moduleName) {
    return isShared(moduleName) ? createRequire(from)(moduleName) : super.requireModuleOrMock(from, moduleName);
  }

  /** Loads parts of Jest itself, most of which need no reload either. */
  requireInternalModule(from, moduleName) {
    return isShared(moduleName) ? createRequire(from)(moduleName) : super.requireInternalModule(from, moduleName);
  }
};

/** Whether this names a package or a file of one. */
function isShared(moduleName) {
  return (
    moduleName !== undefined &&
    !/^(?:[./]|@plumbline\/|@jest\/globals$)/.test(moduleName) &&
    !isBuiltin(moduleName) &&
    !notShared.has(moduleName)
  );
}
