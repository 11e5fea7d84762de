// What FloodLine is made of, as CycloneDX 1.6 tells it: https://cyclonedx.org/docs/1.6/json/
import { Buffer } from "node:buffer";
import type { Component } from "./components.ts";
import type { Licence } from "./licences.ts";
import type { LockedPackage } from "./lock.ts";

/** Package URLs of what images have inside: https://github.com/package-url/purl-spec */
const PURL_TYPES: Record<string, string> = {
  "Go": "golang",
  "Bitnami": "bitnami",
  "crates.io": "cargo",
};

export function makeSbom(
  { packages, images, licences, now }: {
    packages: LockedPackage[];
    images: Component[];
    licences: Licence[];
    now: Date;
  },
): object {
  const purls = new Map(packages.map((each) => [each.key, purlOf(each)]));
  const licenceOf = new Map(licences.map(({ package: named, licence }) => [named, licence]));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${crypto.randomUUID()}`,
    version: 1,
    metadata: {
      timestamp: now.toISOString(),
      component: { type: "application", "bom-ref": "floodline", name: "floodline" },
    },
    components: [
      ...unique(packages).map((each) => {
        const licence = licenceOf.get(`${each.name}@${each.version}`);
        return {
          type: "library",
          "bom-ref": purlOf(each),
          name: each.name,
          version: each.version,
          purl: purlOf(each),
          hashes: [hashOf(each.integrity)],
          ...licence && { licenses: [{ expression: licence }] },
        };
      }),
      ...images.map(({ name, version, ecosystem }) => {
        const purl = `pkg:${PURL_TYPES[ecosystem]}/${name}@${version}`;
        return { type: "application", "bom-ref": purl, name, version, purl };
      }),
    ],
    dependencies: unique(packages).map((each) => ({
      ref: purlOf(each),
      dependsOn: [...new Set(each.dependsOn.map((key) => purls.get(key)!))],
    })),
  };
}

/** One that was resolved beside several others is in the lock several times. */
function unique(packages: LockedPackage[]): LockedPackage[] {
  return [...new Map(packages.map((each) => [purlOf(each), each])).values()];
}

function purlOf({ name, version }: { name: string; version: string }): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

/** "sha512-" and base64, as npm has it; hex, as CycloneDX wants it. */
function hashOf(integrity: string): { alg: string; content: string } {
  const [alg, base64] = [integrity.slice(0, 6), integrity.slice(7)];
  if (alg !== "sha512") throw new Error(`deno.lock has a hash of another kind: ${integrity}`);
  return { alg: "SHA-512", content: Buffer.from(base64, "base64").toString("hex") };
}
