import assert from "node:assert/strict";
import { join } from "node:path";
import { connect } from "shared/server/database.ts";
import { freePort } from "../ports.ts";
import { clusterFolder } from "./data_folder.ts";
import { startPostgres } from "./embedded.ts";
import { findPostmaster } from "./postmaster.ts";

Deno.test("PostgreSQL is started once, taken over by the next, and stopped by whoever has it", async () => {
  const directory = join(await clusterFolder(), `embedded-test-${crypto.randomUUID()}`);
  const port = freePort();
  const first = await startPostgres({ directory, port, fast: true });
  try {
    assert.equal(first.started, true);
    const sql = connect(`${first.url}/postgres`, { max: 1 });
    const [row] = await sql<[{ version: string }]>`
      select current_setting('server_version') as version`;
    await sql.end();
    assert.match(row.version, /^18\./);

    const second = await startPostgres({ directory, port });
    assert.equal(second.started, false);
    await second.stop();
    assert.deepEqual(await findPostmaster(directory), {});

    // As after a power cut: the file says a number that is somebody else's now, here ours.
    const left = [Deno.pid, directory, 0, port, "", "127.0.0.1", "", "ready"].join("\n");
    await Deno.writeTextFile(join(directory, "postmaster.pid"), left);
    assert.deepEqual(await findPostmaster(directory), {});
  } finally {
    await first.stop("immediate");
    await Deno.remove(directory, { recursive: true });
  }
});
