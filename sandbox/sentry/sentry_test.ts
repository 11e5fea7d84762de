import assert from "node:assert/strict";
import { startSandbox } from "../../testing/sandbox.ts";

const ENVELOPE = [
  '{"event_id":"9ec79c33ec9942ab8353589fcb2e04dc","sent_at":"2026-11-22T12:00:00Z"}',
  '{"type":"event"}',
  '{"message":"no answer from the carrier","tags":{"program":"worker"}}',
  '{"type":"attachment","length":12}',
  "with\nnewline",
  "",
].join("\n");

Deno.test("keeps what an envelope brings, zipped or not", async () => {
  await using sandbox = await startSandbox();
  const url = `${sandbox.url}/api/1/envelope/?sentry_key=k`;
  const plain = await fetch(url, { method: "POST", body: ENVELOPE });
  assert.deepEqual(await plain.json(), { id: "9ec79c33ec9942ab8353589fcb2e04dc" });
  const zipped = await fetch(url, {
    method: "POST",
    headers: { "content-encoding": "gzip" },
    body: new Blob([ENVELOPE]).stream().pipeThrough(new CompressionStream("gzip")),
  });
  await zipped.body?.cancel();
  const items = sandbox.sentryItems().map(({ project, type, payload }) => ({
    project,
    type,
    payload,
  }));
  assert.deepEqual(items.slice(0, 2), items.slice(2));
  assert.deepEqual(items.slice(0, 2), [
    {
      project: "1",
      type: "event",
      payload: { message: "no answer from the carrier", tags: { program: "worker" } },
    },
    { project: "1", type: "attachment", payload: "with\nnewline" },
  ]);
});
