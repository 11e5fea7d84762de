// What the image has of the programs, and how it runs them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { parse } from "yaml";
import { FLAGS } from "./start.ts";

const ROOT = join(import.meta.dirname!, "..");
const read = (name: string) => Deno.readTextFileSync(join(ROOT, name));

Deno.test("the image runs programs as `deno task start` does", () => {
  const [, entrypoint] = read("Dockerfile").match(/^ENTRYPOINT (.+)$/m)!;
  assert.deepEqual(JSON.parse(entrypoint!), ["/tini", "--", "deno", "run", ...FLAGS]);
});

Deno.test("in the image a program by its source's name is what was built of it, and so are an operator's commands", () => {
  const stubs = [
    ...read("Dockerfile").matchAll(/echo "?'?import (?:\\"|")\.\.\/_build\/([$\w]+)\.js/g),
  ];
  assert.deepEqual(stubs.map(([, name]) => name), ["$name", "admin"]);
  assert.match(read("Dockerfile"), /^RUN for name in api web worker; do/m);
  const { services } = parse(read("docker-compose.yml"), { merge: true });
  for (const name of ["api", "web", "worker"]) {
    const own = name === "worker" ? ["--allow-run=deno"] : [];
    assert.deepEqual(services[name].command, [...own, `${name}/main.ts`]);
  }
  assert.equal(services.operator.entrypoint.at(-1), "tools/admin.ts");
});

/** Run from their sources, in the image too. */
const FROM_SOURCES = ["migrate", "check_config", "with_postgres", "start", "probe"];

Deno.test("the image lacks no package that is asked for by what runs there from its source", async () => {
  const [, list] = read("Dockerfile").match(
    /^RUN cd node_modules\/\.deno && rm -rf \\\n((?:.*\\\n)*.*)/m,
  )!;
  const gone = list!.split(/[\s\\]+/).filter((pattern) => pattern && !pattern.includes("/"))
    .map((pattern) => pattern.replace("*", ""));
  assert.ok(gone.includes("twilio") && gone.includes("@aws-sdk"));
  for (const name of FROM_SOURCES) {
    const missing = [...await listPackages(`tools/${name}.ts`)].filter((name) =>
      !name.startsWith("@types/") && gone.some((start) => name.replace("/", "+").startsWith(start))
    );
    assert.deepEqual(missing, [], name);
  }
});

/** What a file imports, and what that leans on in turn. */
async function listPackages(file: string): Promise<Set<string>> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", file],
    cwd: ROOT,
  }).output();
  const { modules, npmPackages }: {
    modules: { npmPackage?: string }[];
    npmPackages: Record<string, { dependencies: string[] }>;
  } = JSON.parse(new TextDecoder().decode(stdout));
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    npmPackages[name]!.dependencies.forEach(add);
  };
  for (const { npmPackage } of modules) if (npmPackage) add(npmPackage);
  return found;
}
