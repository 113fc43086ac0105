import { spawnSync, type SpawnOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A command as `spawn` takes it, after the identity that it runs under was settled. */
export interface Command {
  file: string;
  args: string[];
  options: Pick<SpawnOptions, 'uid' | 'gid'>;
}

/** How a program that refuses to be root is started by the present user. */
export interface RunAs {
  kind: 'self' | 'namespace' | 'other-user';
  /** The user that must own the server's files; absent: the present user. */
  owner?: { uid: number; gid: number };
  wrap(file: string, args: string[]): Command;
}

interface Account {
  name: string;
  uid: number;
  gid: number;
}

const self: RunAs = {
  kind: 'self',
  wrap: (file, args) => ({ file, args, options: {} }),
};

/**
 * PostgreSQL refuses to run as root. Root therefore starts it in a user namespace, where root's
 * own files belong to somebody else by name only, so every folder that root may enter stays within
 * reach. Where namespaces are forbidden (many containers), another account takes over.
 * @param allow for tests: which ways may be taken
 * @throws when root finds no account to hand over to
 */
export function chooseRunAs(allow: readonly RunAs['kind'][] = ['namespace', 'other-user']): RunAs {
  if (process.getuid?.() !== 0) return self;
  const account = unprivilegedAccount();
  const ways = [namespaceOf(account), otherUser(account)];
  const chosen = ways.find((way) => allow.includes(way.kind) && works(way));
  if (!chosen) throw new Error('As root, no other account could be used for PostgreSQL');
  return chosen;
}

function namespaceOf({ uid, gid }: Account): RunAs {
  return {
    kind: 'namespace',
    owner: { uid: 0, gid: 0 },
    wrap: (file, args) => ({
      file: 'unshare',
      args: ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', file, ...args],
      options: {},
    }),
  };
}

function otherUser({ uid, gid }: Account): RunAs {
  return {
    kind: 'other-user',
    owner: { uid, gid },
    wrap: (file, args) => ({ file, args, options: { uid, gid } }),
  };
}

function works(way: RunAs): boolean {
  const { file, args, options } = way.wrap('/bin/sh', ['-c', 'test "$(id -u)" != 0']);
  return spawnSync(file, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** `initdb` looks its user up by number, so the account has to exist in the password file. */
function unprivilegedAccount(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  const account =
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody') ??
    accounts[0];
  if (!account) throw new Error('/etc/passwd names no account besides root to run PostgreSQL as');
  return account;
}

/** Whether the identity may pass `test FLAG path`, e.g. `-x` for a program or a folder to enter. */
export function mayReach(way: RunAs, flag: '-x' | '-r' | '-w', path: string): boolean {
  const { file, args, options } = way.wrap('/bin/sh', ['-c', `test ${flag} "$1"`, 'sh', path]);
  return spawnSync(file, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0;
}
