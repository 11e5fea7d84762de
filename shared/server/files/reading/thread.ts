// Where files are read: it is told all it needs, and says what it made of a file.
import { parentPort } from "node:worker_threads";
import { readForm, type ReadingOrder } from "./read_form.ts";

/** Elsewhere this file is imported for nothing. */
parentPort?.on("message", async (order: ReadingOrder) => {
  parentPort?.postMessage(await readForm(order));
});
parentPort?.postMessage("ready");
