// The block that `deno task dev` ends its start with: where to look, whom to sign in as.
import type { SignIn } from "../seed/sign_ins.ts";
import { bold } from "../programs/output.ts";
import type { Ports } from "../programs/programs.ts";

export function welcome(ports: Ports, signIns: SignIn[], seconds: number): string {
  const rows = [
    ["Site", `http://localhost:${ports.gateway}`],
    ["Phones, rain, faults", `http://localhost:${ports.sandbox}`],
    ["API", `http://localhost:${ports.gateway}/api/docs`],
    ...signIns.map(({ who, phone }) => [who, phone]),
  ];
  const width = Math.max(...rows.map(([name]) => name!.length));
  return [
    "",
    bold(`FloodLine is up, after ${seconds.toFixed(1)} s`),
    "",
    ...rows.map(([name, value]) => `  ${name!.padEnd(width)}  ${value}`),
    "",
    ...signIns.length > 0
      ? ["  The sign-in code arrives on the phone with that number, on the sandbox's page."]
      : [],
    "  Ctrl-C stops everything.",
    "",
  ].join("\n");
}
