// docs/security.md, V3.5.5: what another site's window may say to one of ours, nobody hears.
import assert from "node:assert/strict";
import { listScripts, ROOT } from "./tree.ts";

Deno.test("no script listens for what other windows post: tabs of ours speak by a BroadcastChannel, which browsers keep to one origin", async () => {
  const listening: string[] = [];
  for await (const path of listScripts("web/")) {
    if (/_test\.tsx?$/.test(path)) continue;
    listening.push(...findListeners(path, await Deno.readTextFile(`${ROOT}/${path}`)));
  }
  assert.deepEqual(listening, []);
});

Deno.test("a listener to other windows is told however it is written; a channel's is none", () => {
  const tell = (line: string) => findListeners("a.ts", line).length;
  assert.equal(tell(`addEventListener("message", hear);`), 1);
  assert.equal(tell(`globalThis.addEventListener(\n  "message", hear);`), 1);
  assert.equal(tell(`self.onmessage = hear;`), 1);
  assert.equal(tell(`navigator.serviceWorker.addEventListener("message", hear);`), 1);
  assert.equal(tell(`onmessageerror = hear; window?.onmessage = hear`), 1);
  assert.equal(tell(`channel?.addEventListener("message", hear); channel.onmessage = hear;`), 0);
  assert.equal(tell(`events.onmessage = hear;`), 0);
});

/** Whatever is listened to but a channel, or a line of events of our own server. */
const LISTENS = /(?:([\w.?]+)\.)?(?:addEventListener\(\s*["'`]message["'`]|\bonmessage\s*=(?!=))/g;
const OWN = /^(channel\??|events)$/;

function findListeners(path: string, text: string): string[] {
  return [...text.matchAll(LISTENS)].filter(([, target]) => !OWN.test(target ?? ""))
    .map(([found]) => `${path}: ${found}`);
}
