// What FloodLine runs on: each package of the lock file, each image. Named as osv.dev names them.
import { parse } from "yaml";

export interface Component {
  name: string;
  version: string;
  /** https://ossf.github.io/osv-schema/#defined-ecosystems */
  ecosystem: string;
}

/** The npm packages of `deno.lock`: "name@1.2.3", with what they were resolved beside behind a `_`. */
export function listPackages(lock: string): Component[] {
  const { npm } = JSON.parse(lock) as { npm?: Record<string, unknown> };
  const packages = new Map<string, Component>();
  for (const key of Object.keys(npm ?? {})) {
    const [, name, version] = key.match(/^(@?[^@]+)@([^_]+)/) ?? [];
    if (!name || !version) throw new Error(`deno.lock names a package as "${key}"`);
    packages.set(`${name}@${version}`, { name, version, ecosystem: "npm" });
  }
  return [...packages.values()];
}

/** An image has no advisories of its own: what is inside has. */
const INSIDE: Record<string, Pick<Component, "name" | "ecosystem">> = {
  "caddy": { name: "github.com/caddyserver/caddy/v2", ecosystem: "Go" },
  "postgres": { name: "postgresql", ecosystem: "Bitnami" },
  "denoland/deno": { name: "deno", ecosystem: "crates.io" },
};

export function listImages(compose: string, dockerfile: string): Component[] {
  const { services } = parse(compose, { merge: true }) as {
    services: Record<string, { image: string; build?: unknown }>;
  };
  const built = Object.values(services).filter(({ build }) => build).map(({ image }) => image);
  const images = Object.values(services).map(({ image }) => image)
    .filter((image) => !built.includes(image));
  for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) images.push(image!);
  return [...new Set(images)].map((image) => {
    const [, name, version] = image.match(/^([^:@]+):([\d.]+)/) ?? [];
    const inside = INSIDE[name ?? ""];
    if (!inside || !version) throw new Error(`Nobody has said what is inside the image ${image}`);
    const [major, minor, patch = "0"] = version.split(".");
    return { ...inside, version: `${major}.${minor}.${patch}` };
  });
}
