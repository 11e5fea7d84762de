// Backups in a bucket and in a folder: taken, checked, listed, thrown away.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import { startSandbox, type TestSandbox } from "../../../testing/sandbox.ts";
import { listBackups, openBackupOf, pruneBackups, takeBackup } from "./backups.ts";
import { makeKey } from "./seal.ts";
import { type BackupStore, openStore } from "./store.ts";

const NOW = new Date("2026-11-26T08:10:00Z");

function bucketOf({ url, state }: TestSandbox): BackupStore {
  const { bucket, accessKeyId, secretAccessKey } = state.options.s3;
  const s3 = { endpoint: url, region: "us-east-1", accessKeyId, secretAccessKey };
  return openStore({ address: `s3://${bucket}/backups/one`, s3 });
}

async function folder(): Promise<BackupStore & AsyncDisposable> {
  const path = await Deno.makeTempDir({ prefix: "floodline-backups-" });
  const s3 = { region: "", accessKeyId: "", secretAccessKey: "" };
  const store = openStore({ address: `${path}/backups`, s3 });
  return { ...store, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

Deno.test("a backup is in parts that were read back, in a bucket as in a folder", async () => {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  await using inFolder = await folder();
  const { recipient } = await makeKey();
  for (const store of [bucketOf(sandbox), inFolder]) {
    const taken = await takeBackup({
      databaseUrl: database.url,
      store,
      recipient,
      now: NOW,
      partBytes: 10_000,
    });
    assert.equal(taken.name, "floodline-2026-11-26T08-10-00Z");
    assert.ok(taken.parts.length > 2 && taken.rows > 1_000);
    assert.deepEqual(await listBackups(store), [taken]);
    await assert.rejects(
      takeBackup({ databaseUrl: database.url, store, now: NOW }),
      /there is floodline-2026-11-26T08-10-00Z already/,
    );
    assert.deepEqual(await listBackups(store), [taken], "and stays");
    const bytes = await new Response(openBackupOf(store, taken)).bytes();
    assert.equal(bytes.length, taken.bytes);
    assert.equal(new TextDecoder().decode(bytes.slice(0, 19)), "age-encryption.org/");
  }
});

Deno.test("a store that breaks, lies or refuses leaves no backup that counts", async () => {
  await using database = await cloneDatabase();
  await using good = await folder();
  const take = (store: BackupStore) =>
    takeBackup({ databaseUrl: database.url, store, now: NOW, partBytes: 10_000 });
  const breaks: BackupStore = {
    ...good,
    put: (name, bytes) =>
      name.endsWith("/0002")
        ? Promise.reject(new Error("No space left on device"))
        : good.put(name, bytes),
  };
  await assert.rejects(take(breaks), /No space left/);
  const lies: BackupStore = {
    ...good,
    put: (name, bytes) =>
      good.put(name, name.endsWith("/0002") ? bytes.map((byte) => byte ^ 1) : bytes),
  };
  await assert.rejects(take(lies), /0002 in .* is not what was written there/);
  const forgets: BackupStore = {
    ...good,
    put: (name, bytes) => name.endsWith("/0001") ? Promise.resolve() : good.put(name, bytes),
  };
  await assert.rejects(take(forgets), /0001 is gone from/);
  assert.deepEqual(await listBackups(good), []);
  assert.deepEqual(await good.list(""), [], "nothing is left behind");
  await assert.rejects(
    takeBackup({ databaseUrl: "postgres://x@127.0.0.1:1/x", store: good, now: NOW }),
  );
});

Deno.test("what the rule does not keep goes, and what a killed one left behind; what is under way stays", async () => {
  await using database = await cloneDatabase();
  await using store = await folder();
  const at = (text: string) => new Date(text);
  const take = (now: Date) => takeBackup({ databaseUrl: database.url, store, now });
  for (const hour of ["01", "02", "03"]) await take(at(`2026-11-26T${hour}:00:00Z`));
  await store.put("floodline-2026-11-20T00-00-00Z/0001", new Uint8Array(3));
  await store.put("floodline-2026-11-26T02-30-00Z/0001", new Uint8Array(3));
  await store.put("deletions/2026-11-26/1.json", new Uint8Array(3));
  assert.deepEqual(await pruneBackups(store, at("2026-11-26T04:00:00Z")), [
    "floodline-2026-11-20T00-00-00Z",
    "floodline-2026-11-26T01-00-00Z",
    "floodline-2026-11-26T02-00-00Z",
  ]);
  assert.deepEqual(await store.list(""), [
    "deletions/2026-11-26/1.json",
    "floodline-2026-11-26T02-30-00Z/0001",
    "floodline-2026-11-26T03-00-00Z/0001",
    "floodline-2026-11-26T03-00-00Z/complete.json",
  ]);
});
