import { givenAccountOf, type TestAccount } from '@plumbline/testing';
import { installationUnderTest } from './system';

/** Creates an account in the installation under test. */
export function givenAccount(options?: { limit?: number }): Promise<TestAccount> {
  return givenAccountOf(installationUnderTest(), options);
}
