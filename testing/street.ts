// A flooded street of one district: who reports, who manages, and a worker that looks through their photos
// when it is told to.
import { clean } from "../worker/cleaning/cleaning.ts";
import { deleteUnwanted } from "../worker/cleaning/unwanted.ts";
import { startApi, type TestApi } from "./api.ts";
import { cloneDatabase, type TestDatabase } from "./database.ts";
import type { HttpClient } from "./http_client.ts";
import { addDistrict, addUser, RED_HOOK } from "./rows.ts";
import { startSandbox, type TestSandbox } from "./sandbox.ts";

export interface FloodedStreet extends AsyncDisposable {
  sql: TestDatabase["sql"];
  sandbox: TestSandbox;
  api: TestApi;
  /** A resident, and their browser. */
  user: Awaited<ReturnType<typeof addUser>>;
  owner: HttpClient;
  /** Of Red Hook. */
  manager: HttpClient;
  /** Looks through what was sent; one round. */
  clean(): ReturnType<typeof clean>;
  /** Deletes what no report names any more, as of now or later. */
  tidy(inMinutes?: number): Promise<number>;
}

export async function startStreet(): Promise<FloodedStreet> {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const sandbox = starting.use(await startSandbox());
  const api = starting.use(await startApi(database, sandbox));
  const { sql } = database;
  const deps = { sql, storage: sandbox.storage };
  const district = await addDistrict(sql, RED_HOOK);
  const user = await addUser(sql);
  const owner = await api.enter(user);
  const manager = await api.enter(await addUser(sql, { bidId: district.id }));
  const owned = starting.move();
  return {
    ...{ sql, sandbox, api, user, owner, manager },
    clean: () => clean(deps, new Date()),
    tidy: (inMinutes = 0) => deleteUnwanted(deps, new Date(Date.now() + inMinutes * 60_000)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
