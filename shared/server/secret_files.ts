// Variables whose value lies in a file, as secrets of Docker, Kubernetes and systemd do: NAME_FILE says where.
type Environment = Record<string, string | undefined>;

/** @throws where there is none, or it may not be read */
export type ReadFile = (path: string) => string;

/**
 * The environment with what NAME_FILE points at as NAME, for these names, without the line end that editors
 * add. An empty file counts as unset, as an empty variable does.
 *
 * @returns mistakes: a sentence for each file that cannot be read, and each name that is given twice
 */
export function readSecretFiles(
  names: string[],
  environment: Environment,
  readFile: ReadFile,
): { set: Environment; mistakes: string[] } {
  const set = { ...environment };
  const mistakes: string[] = [];
  for (const name of names) {
    const path = environment[`${name}_FILE`];
    if (!path) continue;
    if (environment[name]) {
      mistakes.push(`${name} and ${name}_FILE are both set: keep one`);
      continue;
    }
    try {
      set[name] = readFile(path).replace(/\r?\n$/, "") || undefined;
    } catch (error) {
      mistakes.push(`${name}_FILE: ${path} cannot be read (${(error as Error).name})`);
    }
  }
  return { set, mistakes };
}

/**
 * The addresses of the database with DATABASE_PASSWORD in them: a password in an address needs escapes, one in a
 * file of its own none.
 */
export function addDatabasePassword(given: Environment): { set: Environment; mistakes: string[] } {
  const set = { ...given };
  const mistakes: string[] = [];
  const { DATABASE_PASSWORD: password } = given;
  for (const name of ["DATABASE_URL", "DATABASE_DIRECT_URL"]) {
    const url = given[name];
    if (!url || !password) continue;
    const parts = /^(postgres(?:ql)?:\/\/[^:@/]+)(:[^@]+)?@(.*)$/.exec(url);
    const [, user, own, rest] = parts ?? [];
    if (!parts) mistakes.push(`DATABASE_PASSWORD needs a ${name} with a user in it`);
    else if (own) mistakes.push(`${name} has a password already: keep it or DATABASE_PASSWORD`);
    else set[name] = `${user}:${encodeURIComponent(password)}@${rest}`;
  }
  return { set, mistakes };
}
