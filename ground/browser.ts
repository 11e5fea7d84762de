// The browser of this machine.
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The one without a window first: it takes half the work of one that has it and hides it. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/** CHROMIUM_PATH, or what is on the PATH. */
export function findChromium(
  environment: Record<string, string | undefined>,
): string | undefined {
  const { CHROMIUM_PATH: given, PATH = "" } = environment;
  if (given) return given;
  const folders = PATH.split(":");
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
}
