interface RunFolder extends AsyncDisposable {
  path: string;
  /** What a test or a program of ours has made there and not taken away, by name. */
  listLeft(): string[];
}

/** As Deno names what it makes, and as we do. What a browser leaves is its own. */
const OURS = /^(floodline-.*|[0-9a-f]{8,16}(\.\w+)?)$/;

/** For all that a run of tests makes in the temporary folder; gone with it. */
export async function makeRunFolder(): Promise<RunFolder> {
  const path = await Deno.makeTempDir({ prefix: "floodline-run-" });
  // PostgreSQL, as nobody, works in a folder below.
  await Deno.chmod(path, 0o755);
  return {
    path,
    listLeft: () =>
      [...Deno.readDirSync(path)].map(({ name }) => name).filter((name) => OURS.test(name)).sort(),
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}
