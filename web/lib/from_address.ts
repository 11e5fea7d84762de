// What a page takes from its address. Anybody can write one and send it round: no words in it are
// shown, for a visitor would take them for ours.
import { readZip } from "shared/zip.ts";

/** "": there is none, or something else stands in its place. */
export function zipFrom(params: URLSearchParams, name = "zip"): string {
  return readZip(params.get(name) ?? "") ?? "";
}

/** For a control: a slip of the finger comes back to be mended. A sentence is none. */
export function slipOf(typed: string): string {
  return /^\S{1,10}$/u.test(typed) ? typed : "";
}
