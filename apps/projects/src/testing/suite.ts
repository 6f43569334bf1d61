import { DomainError, type ErrorCode } from '@plumbline/errors';
import { RunningService } from '@plumbline/service-testing';
import { ProjectsModule } from '../projects.module';
import { databaseOptions } from '../schema';
import { GivenAccount } from './given';

/** Starts the service for all tests of a file. */
export function runningProjects(): { readonly service: RunningService; account(): GivenAccount } {
  let service: RunningService;
  beforeAll(async () => {
    service = await RunningService.start({
      name: 'projects',
      module: (config) => ProjectsModule.register(config),
      database: databaseOptions,
    });
  });
  afterAll(() => service.stop());
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
