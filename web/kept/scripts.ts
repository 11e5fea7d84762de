// A document that many get cannot carry a nonce, which is of one answer alone: its inline scripts are
// allowed by what they say instead.
import { createHash } from "node:crypto";
import { hasTextEntry } from "../seam/boot.ts";

interface Hashed {
  html: string;
  /** For `script-src`: "'sha256-…'", one a script. */
  sources: string[];
}

/** Undefined where a script would add another of its own, which has a nonce or does not run. */
export function allowByHash(html: string, nonce: string | undefined): Hashed | undefined {
  if (!nonce) return { html, sources: [] };
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => attributes!.includes(`nonce="${nonce}"`));
  if (scripts.some(([, , text]) => hasTextEntry(text!))) return undefined;
  return {
    html: html.replaceAll(` nonce="${nonce}"`, ""),
    sources: scripts.filter(([, attributes]) => !/ (src|type)=/.test(attributes!))
      .map(([, , text]) => `'sha256-${createHash("sha256").update(text!).digest("base64")}'`),
  };
}
