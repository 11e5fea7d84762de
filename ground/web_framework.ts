// What web/ runs on: our own web/isle, or with `--fresh` genuine Fresh (docs/decisions/0001). The choice
// is an import map for Deno, and a lock file beside it: deno.lock must hold where JSR is out of reach.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";

export type WebFramework = "isle" | "fresh";

const ROOT = new URL("../", import.meta.url);
const MAP = "web/_fresh/import_map.json";
const LOCK = "web/deno.fresh.lock";

/** How a program that starts others hands the choice on to them. */
const VARIABLE = "FLOODLINE_WEB_FRAMEWORK";

/** Takes `--fresh` out of the arguments of a task. */
export function chooseFramework(args: string[]): { framework: WebFramework; rest: string[] } {
  const rest = args.filter((arg) => arg !== "--fresh");
  return { framework: rest.length < args.length ? "fresh" : "isle", rest };
}

export function handOn(framework: WebFramework): Record<string, string> {
  return { [VARIABLE]: framework };
}

/** What was handed on to a program, by its environment. */
export function frameworkIn(environment: Record<string, string>): WebFramework {
  return environment[VARIABLE] === "fresh" ? "fresh" : "isle";
}

/** For Deno, before the name of a program of web/. */
export function flagsOf(framework: WebFramework): string[] {
  return framework === "isle" ? [] : ["--import-map", MAP, "--lock", LOCK];
}

/**
 * Brings genuine Fresh to Deno's cache, where it stays.
 *
 * @returns what is missing and what to do, in a sentence; undefined when all is there
 */
export async function findFrameworkMissing(framework: WebFramework): Promise<string | undefined> {
  if (framework === "isle") return undefined;
  const { fresh } = readImports("web/deno.fresh.json");
  writeMap();
  if (!existsSync(at(LOCK))) copyFileSync(at("deno.lock"), at(LOCK));
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    env: { NO_COLOR: "1" },
    args: ["cache", "--quiet", ...flagsOf(framework), "web/fresh/builder.ts"],
    cwd: ROOT,
  }).output();
  if (success) return undefined;
  const [why] = new TextDecoder().decode(stderr).replace(/^error: /, "").split("\n");
  return `Fresh (${fresh}) is not in Deno's cache and could not be brought there: run this once where ` +
    `https://jsr.io answers, or leave out --fresh to run on web/isle. Deno says: ${why}`;
}

/**
 * Of the whole project: Deno's option takes the place of all that deno.json files map, but for scopes of
 * theirs. What lies in web/ is named one by one, since a nearer scope comes before that of web/deno.json.
 */
function writeMap(): void {
  mkdirSync(at("web/_fresh"), { recursive: true });
  const imports = absolute(readImports("web/deno.fresh.json"), at("web/"));
  const parts = readdirSync(at("web/"), { withFileTypes: true })
    .map((entry) => at(entry.isDirectory() ? `web/${entry.name}/` : `web/${entry.name}`).href);
  const map = {
    imports: absolute(readImports("deno.json"), ROOT),
    scopes: Object.fromEntries(parts.map((part) => [part, imports])),
  };
  writeFileSync(at(MAP), JSON.stringify(map, null, 2));
}

function readImports(file: string): Record<string, string> {
  return JSON.parse(readFileSync(at(file), "utf8")).imports;
}

/** As Deno reads a deno.json: paths from its folder, and a package with all that lies in it. */
function absolute(imports: Record<string, string>, from: URL): Record<string, string> {
  return Object.fromEntries(
    Object.entries(imports).flatMap(([name, to]) => {
      if (to.startsWith(".")) return [[name, new URL(to, from).href]];
      const [, registry, whole] = to.match(/^(npm|jsr):(@?[^@/]+(?:\/[^@/]+)?@[^/]+)$/) ?? [];
      return whole ? [[name, to], [`${name}/`, `${registry}:/${whole}/`]] : [[name, to]];
    }),
  );
}

function at(path: string): URL {
  return new URL(path, ROOT);
}
