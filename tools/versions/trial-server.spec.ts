import { versionIn } from './trial-server';

describe('the version in the answer to INFO', () => {
  it('is that of Redis', () => {
    expect(versionIn('# Server\r\nredis_version:7.0.15\r\nredis_mode:standalone\r\n')).toBe('Redis 7.0.15');
  });

  it('is that of Valkey, which reports a Redis as well', () => {
    expect(versionIn('# Server\r\nredis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:9.0.1\r\n')).toBe(
      'Valkey 9.0.1',
    );
  });
});
