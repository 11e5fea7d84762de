// Typesets one report: what is to be set comes in, what was set goes out, as JSON. A process of its own: Typst is
// native code, which may end its process, and keeps the memory that it took.
import { Buffer } from "node:buffer";
import { stdin } from "node:process";
import { text } from "node:stream/consumers";
import { typeset } from "./typeset.ts";
import { readOrder, writeReport } from "./wire.ts";

if (import.meta.main) {
  const report = await typeset(readOrder(await text(stdin)));
  await Deno.stdout.write(Buffer.from(writeReport(report)));
}
