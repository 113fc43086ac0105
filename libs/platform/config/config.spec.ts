import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config';

const good = {
  DATABASE_URL: 'postgres://rounds@localhost/rounds',
  STORAGE_URL: 'file:///var/lib/rounds',
  PUBLIC_URL: 'https://rounds.example/',
  ROUNDS_SECRET: 'x'.repeat(32),
};

describe('loadConfig', () => {
  it('fills in defaults and trims the public URL', () => {
    const config = loadConfig(good);
    expect(config.PORT).toBe(3000);
    expect(config.PUBLIC_URL).toBe('https://rounds.example');
    expect(config.REDIS_URL).toBeUndefined();
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ ...good, REDIS_URL: '' }).REDIS_URL).toBeUndefined();
  });

  it('reports every problem at once', () => {
    const attempt = (): unknown =>
      loadConfig({ PORT: '99999', DATABASE_URL: 'mysql://x', ROUNDS_SECRET: 'short' });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(
      /PORT[^]*DATABASE_URL[^]*STORAGE_URL: is required[^]*PUBLIC_URL: is required[^]*ROUNDS_SECRET/,
    );
  });
});
