// `deno task limits`: writes docs/limits.md anew from the numbers that the programs keep to.
import { describeLimits } from "./limits/table.ts";

await Deno.writeTextFile(new URL("../docs/limits.md", import.meta.url), describeLimits());
