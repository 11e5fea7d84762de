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
 * The address of the database with DATABASE_PASSWORD in it: a password in an address needs escapes, one in a
 * file of its own none.
 */
export function addDatabasePassword(set: Environment): { set: Environment; mistakes: string[] } {
  const { DATABASE_URL: url, DATABASE_PASSWORD: password } = set;
  if (!url || !password) return { set, mistakes: [] };
  const parts = /^(postgres(?:ql)?:\/\/[^:@/]+)(:[^@]+)?@(.*)$/.exec(url);
  if (!parts) {
    return { set, mistakes: ["DATABASE_PASSWORD needs a DATABASE_URL with a user in it"] };
  }
  const [, user, own, rest] = parts;
  if (own) {
    return { set, mistakes: ["DATABASE_URL has a password already: keep it or DATABASE_PASSWORD"] };
  }
  const DATABASE_URL = `${user}:${encodeURIComponent(password)}@${rest}`;
  return { set: { ...set, DATABASE_URL }, mistakes: [] };
}
