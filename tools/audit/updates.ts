// What is newer than what deno.json pins: old and new version, and where its authors say what changed.
import { z } from "zod";

interface Update {
  name: string;
  from: string;
  to: string;
  changes: string;
}

/** By package.json's `repository`, as npm documents it. */
const Manifest = z.object({
  version: z.string(),
  homepage: z.string().optional(),
  repository: z.union([z.string(), z.object({ url: z.string() })]).optional(),
});

/** Name → version, of what deno.json's `imports` take from npm. */
export function listPinned(configuration: string): Map<string, string> {
  const pins = configuration.matchAll(/"npm:\/?(@?[^@"]+)@([^"/]+)/g);
  return new Map([...pins].map(([, name, version]) => [name!, version!]));
}

/** @throws where the registry does not answer, or not as it says it does */
export async function askForUpdates(
  registry: string,
  pinned: Map<string, string>,
): Promise<Update[]> {
  const updates: Update[] = [];
  for (const [name, from] of pinned) {
    const address = `${registry.replace(/\/$/, "")}/${name.replace("/", "%2f")}/latest`;
    const response = await fetch(address, { signal: AbortSignal.timeout(30_000) });
    const text = await response.text();
    if (!response.ok) throw new Error(`of ${name} it answered ${response.status}`);
    const { version: to, homepage, repository } = Manifest.parse(JSON.parse(text));
    if (!isNewer(to, from)) continue;
    const page = repository && pageOf(typeof repository === "string" ? repository : repository.url);
    updates.push({ name, from, to, changes: page ?? homepage ?? "says nowhere what changed" });
  }
  return updates;
}

/** The same text with the new versions. */
export function applyUpdates(configuration: string, updates: Update[]): string {
  return updates.reduce(
    (text, { name, from, to }) =>
      text.replaceAll(`npm:${name}@${from}`, `npm:${name}@${to}`)
        .replaceAll(`npm:/${name}@${from}`, `npm:/${name}@${to}`),
    configuration,
  );
}

/** A release is newer than what was tried before it; of two that were tried, nobody says. */
export function isNewer(version: string, than: string): boolean {
  const parts = (text: string) => text.split("-")[0]!.split(".").map(Number);
  const [a, b] = [parts(version), parts(than)];
  for (let n = 0; n < 3; n++) {
    if (a[n] !== b[n]) return (a[n] ?? 0) > (b[n] ?? 0);
  }
  return version !== than && than.includes("-");
}

function pageOf(repository: string): string | undefined {
  const [, path] =
    repository.match(/github(?:\.com[/:]|:)([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[#/]|$)/) ??
      repository.match(/^([\w.-]+\/[\w.-]+)$/) ?? [];
  return path && `https://github.com/${path}/releases`;
}
