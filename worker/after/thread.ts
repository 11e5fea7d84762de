// Typst on a thread of its own: it keeps a core busy for as long as it takes, and is native code.
import { typeset, type TypesetOrder, type TypesetReport } from "./typeset.ts";

export type TypesetOutcome = { made: TypesetReport } | { failed: string };

interface TypesetThread {
  onmessage: ((event: { data: TypesetOrder }) => void) | null;
  postMessage(outcome: TypesetOutcome): void;
}

/** Elsewhere this file is imported for its types alone. */
const thread = globalThis as unknown as TypesetThread;
if ("WorkerGlobalScope" in globalThis) {
  thread.onmessage = async ({ data }) => thread.postMessage(await carryOut(data));
}

async function carryOut(order: TypesetOrder): Promise<TypesetOutcome> {
  try {
    return { made: await typeset(order) };
  } catch (error) {
    return { failed: (error as Error).message };
  }
}
