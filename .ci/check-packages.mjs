import { readFileSync } from 'node:fs';
import semver from 'semver';

/**
 * Two questions about package-lock.json. Which packages ask for a newer Node than we promise? Only a
 * direct dependency that does is an error: the others are told. Is it complete? `npm ci` refuses
 * a lock that lacks an optional package of another system.
 */
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const { engines, dependencies, devDependencies } = lock[''];
const oldest = semver.minVersion(engines.node).version;
const direct = new Set(Object.keys({ ...dependencies, ...devDependencies }));
const problems = [];

for (const [path, { version, engines: wanted }] of Object.entries(lock)) {
  if (path === '' || !wanted?.node || semver.satisfies(oldest, wanted.node)) continue;
  const name = path.replace(/^node_modules\//, '');
  const line = `${name}@${version} asks for Node ${wanted.node}; we promise ${oldest}`;
  if (direct.has(name)) problems.push(line);
  else console.log(`note: ${line}`);
}

for (const [path, { optionalDependencies = {} }] of Object.entries(lock)) {
  for (const name of Object.keys(optionalDependencies)) {
    if (isLocked(path, name)) continue;
    problems.push(`${name}, optional for ${path}, is missing from package-lock.json`);
  }
}

for (const problem of problems) console.error(`error: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** As Node looks for it: in the package's own folder, then in each folder above. */
function isLocked(path, name) {
  for (let at = path; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (lock[`${at}${at && '/'}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}
