// A document that many get cannot carry a nonce, which is of one answer alone: its inline scripts are
// allowed by what they say instead.
import { hasTextEntry } from "../seam/boot.ts";

interface Hashed {
  html: string;
  /** For `script-src`: "'sha256-…'", one a script. */
  sources: string[];
}

/** Undefined where a script would add another of its own, which has a nonce or does not run. */
export async function allowByHash(
  html: string,
  nonce: string | undefined,
): Promise<Hashed | undefined> {
  if (!nonce) return { html, sources: [] };
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => attributes!.includes(`nonce="${nonce}"`));
  if (scripts.some(([, , text]) => hasTextEntry(text!))) return undefined;
  return {
    html: html.replaceAll(` nonce="${nonce}"`, ""),
    sources: await Promise.all(
      scripts.filter(([, attributes]) => !/ (src|type)=/.test(attributes!))
        .map(async ([, , text]) => `'sha256-${await sha256(text!)}'`),
    ),
  };
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(bytes).toBase64();
}
