/** Tests on the Kubernetes cluster of KUBECONFIG. docs/kubernetes.md says what they need. */
module.exports = {
  ...require('./jest.preset.cjs'),
  testMatch: ['<rootDir>/apps/e2e/src/kubernetes/*.k8s-spec.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
