import assert from "node:assert/strict";
import { Turns } from "./turns.ts";

Deno.test("no more files are written at once than have a turn: others wait, or are told to come later", async () => {
  const turns = new Turns(2, 5);
  const [first, second] = [await turns.take(), await turns.take()];
  await assert.rejects(turns.take(), { code: "busy" });
  const patient = new Turns(1, 60_000);
  const giveBack = await patient.take();
  const order: string[] = [];
  const waiting = ["a", "b"].map(async (name) => {
    const end = await patient.take();
    order.push(name);
    end();
  });
  giveBack();
  // Given back twice, it is one turn all the same.
  giveBack();
  await Promise.all(waiting);
  assert.deepEqual(order, ["a", "b"]);
  first();
  second();
  await Promise.all([turns.take(), turns.take()]);
  await assert.rejects(turns.take(), { code: "busy" });
});
