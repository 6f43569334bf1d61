import { DomainError, type ErrorCode } from '@plumbline/errors';
import { startServiceBacking } from '@plumbline/testing';
import { GivenAccount } from './given';
import { RunningProjects } from './running-projects';

/** Starts the service for all tests of a file. */
export function runningProjects(): { readonly service: RunningProjects; account(): GivenAccount } {
  let service: RunningProjects;
  let stopBacking: () => Promise<void>;
  beforeAll(async () => {
    const backing = await startServiceBacking('projects');
    stopBacking = () => backing.stop();
    service = await RunningProjects.start(backing);
  });
  afterAll(async () => {
    await service.stop();
    await stopBacking();
  });
  return {
    get service() {
      return service;
    },
    account: () => new GivenAccount(service),
  };
}

/** Expects a call to be refused with these codes. */
export async function refused(call: Promise<unknown>, ...codes: [ErrorCode, ...ErrorCode[]]): Promise<DomainError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DomainError);
  expect((error as DomainError).problems.map(({ code }) => code)).toEqual(codes);
  return error as DomainError;
}
