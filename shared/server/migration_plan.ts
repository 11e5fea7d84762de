// What is to be done with a database, by the files of a release and what was applied.

export class MigrationError extends Error {
  override name = "MigrationError";
}

export interface Migration {
  name: string;
  sha256: string;
}

export interface MigrationPlan<File extends Migration> {
  /** Of the files, in their order. */
  missing: File[];
  /** Applied by a newer release than this: names above all of its own. */
  ahead: string[];
}

/**
 * @param files in order of their names
 * @throws MigrationError when an applied file was changed, or is gone from among the files
 */
export function planMigrations<File extends Migration>(
  files: File[],
  applied: Migration[],
): MigrationPlan<File> {
  const hashes = new Map(applied.map(({ name, sha256 }) => [name, sha256]));
  const newest = files.at(-1)?.name ?? "";
  const unknown = [...hashes.keys()].filter((name) => !files.some((file) => file.name === name));
  const gone = unknown.find((name) => name <= newest);
  if (gone) {
    throw new MigrationError(`${gone} was applied to this database but is not in migrations/`);
  }
  const changed = files.find(({ name, sha256 }) => hashes.has(name) && hashes.get(name) !== sha256);
  if (changed) {
    throw new MigrationError(`${changed.name} was changed after it was applied: add a new one`);
  }
  return { missing: files.filter(({ name }) => !hashes.has(name)), ahead: unknown.sort() };
}

/**
 * What of the plan is to be applied. On a database that is ahead, nothing may be: what this release would
 * add was written for a database without the newer ones.
 *
 * @throws MigrationError where it is both ahead and behind
 */
export function listToApply<File extends Migration>(
  { missing, ahead }: MigrationPlan<File>,
): File[] {
  if (missing.length > 0 && ahead.length > 0) {
    throw new MigrationError(
      `${missing[0]!.name} was never applied to this database, and ${
        ahead.at(-1)
      } of a newer release was: ` +
        "migrate with the newer release",
    );
  }
  return missing;
}
