import assert from "node:assert/strict";
import { readableLine } from "./log_line.ts";

Deno.test("a log line is shown as words, its time and logger left out", () => {
  const line =
    `{"@timestamp":"2026-11-22T18:11:34.582Z","level":"INFO","message":"answered","logger":"api.http","status":200,"path":"/api/me"}`;
  assert.equal(readableLine(line), "answered status=200 path=/api/me");
});

Deno.test("what is not fine is shown with its level", () => {
  const line = `{"level":"WARNING","message":"no answer","reason":"time out"}`;
  assert.equal(readableLine(line), `WARNING no answer reason="time out"`);
});

Deno.test("a line that is no log line stays as it is", () => {
  for (const line of ["Watcher Process started.", `{"a":1}`, "{broken", ""]) {
    assert.equal(readableLine(line), line);
  }
});
