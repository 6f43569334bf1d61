import { accountNumber, parseArguments, permissionsOf, required, UsageError, wholeNumber } from './arguments';

const optionsOf = (...args: string[]) => parseArguments(['command', ...args]).options;

describe('arguments of operators', () => {
  it.each([
    ['an unknown option', () => optionsOf('--colour', 'red'), /colour/],
    ['an extra word', () => parseArguments(['dead-letters', 'list', 'now']), /too many/],
    ['a missing option', () => required(optionsOf(), 'name'), /--name is missing/],
    ['an account that is not valid', () => accountNumber(optionsOf('--account', 'no!')), /short code/],
    ['a limit of 0', () => wholeNumber(optionsOf('--limit', '0'), 'limit', { min: 1, max: 9 }), /from 1 to 9/],
    ['an unknown permission', () => permissionsOf(optionsOf('--permissions', 'users,fly')), /separated by commas/],
  ])('refuses %s and states the valid form', (_name, read, message) => {
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
  });

  it('reads numbers, lists and defaults', () => {
    expect(accountNumber(optionsOf('--account', '1001'))).toBe(1001);
    expect(permissionsOf(optionsOf('--permissions', 'users, projects'))).toEqual(['users', 'projects']);
    expect(wholeNumber(optionsOf(), 'window', { min: 1, max: 9 }, 5)).toBe(5);
  });
});
