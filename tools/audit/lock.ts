// What deno.lock says of each package: its name and version, its bytes, and what it leans on.

export interface LockedPackage {
  /** "ajv-formats@3.0.1_ajv@8.20.0": behind the `_`, what it was resolved beside. */
  key: string;
  name: string;
  version: string;
  /** "sha512-…" */
  integrity: string;
  /** Keys. */
  dependsOn: string[];
}

interface Entry {
  integrity: string;
  dependencies?: string[];
  optionalDependencies?: string[];
  optionalPeers?: string[];
}

export function readLock(lock: string): LockedPackage[] {
  const { npm } = JSON.parse(lock) as { npm: Record<string, Entry> };
  const keys = Object.keys(npm);
  // Where there is one version alone, a dependency is named without it.
  const resolve = (named: string) =>
    npm[named] ? named : keys.find((key) => key.startsWith(`${named}@`));
  return Object.entries(npm).map(([key, entry]) => {
    const [, name, version] = key.match(/^(@?[^@]+)@([^_]+)/)!;
    const { integrity, dependencies = [], optionalDependencies = [] } = entry;
    const dependsOn = [...dependencies, ...optionalDependencies].flatMap((named) =>
      resolve(named) ?? []
    );
    return { key, name: name!, version: version!, integrity, dependsOn };
  });
}
