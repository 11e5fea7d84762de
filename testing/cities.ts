// A district whose reports go to a city's system, which the sandbox plays with its troubles.
import { CITY_KEY } from "../sandbox/city/routes.ts";
import type { Faults } from "../sandbox/state/fault_kinds.ts";
import { serveCities } from "../worker/open311/cities.ts";
import { City } from "../worker/open311/endpoint.ts";
import { AMPLE } from "./allowance.ts";
import { startApi } from "./api.ts";
import { cloneDatabase } from "./database.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "./rows.ts";
import { startSandbox } from "./sandbox.ts";

const IN_RED_HOOK = { latitude: 40.6771111, longitude: -74.0093333 };
/** When it begins. */
export const NOW = Date.parse("2026-11-22T18:00:00Z");

export async function startCityWorld() {
  await using starting = new AsyncDisposableStack();
  const database = starting.use(await cloneDatabase());
  const sandbox = starting.use(await startSandbox());
  const api = starting.use(await startApi(database, sandbox));
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  let at = NOW;
  api.clock.set(new Date(at));
  const manager = await api.enter(await addUser(sql, { bidId, role: "crew" }));
  const setEndpoint = (url: string, more: { jurisdiction?: string; service?: string } = {}) =>
    sql`
      insert into city_endpoints (bid_id, url, jurisdiction_id, service_code, attributes, set_at)
      values (
        ${bidId}, ${url}, ${more.jurisdiction ?? null}, ${more.service ?? "SEWER"},
        ${sql.json({ DEPTH: "{depth}" })}, now()
      )
      on conflict (bid_id) do update set url = excluded.url, jurisdiction_id = excluded.jurisdiction_id,
        service_code = excluded.service_code`;
  await setEndpoint(`${sandbox.url}/city/open311/v2`);
  const services = {
    sql: database.asProgram,
    publicUrl: "https://flood.test",
    allowance: AMPLE,
    city: new City(() => Promise.resolve(), 1_000),
    cityKeys: new Map([["red-hook", CITY_KEY]]),
  };
  const owned = starting.move();
  return {
    sql,
    api,
    bidId,
    sandbox,
    manager,
    services,
    setEndpoint,
    cases: () => sandbox.state.cityCases,
    trouble: (kind: NonNullable<Faults["city"]>["kind"] | null, times?: number) =>
      sandbox.faults(kind ? { city: { kind, ...times && { times } } } : {}),
    add: (more: Partial<Parameters<typeof addReport>[1]> = {}) =>
      addReport(sql, { bidId, happenedAt: new Date(NOW), location: IN_RED_HOOK, ...more }),
    send: async (id: string) => await manager.post(`/api/district/reports/${id}/city`, {}),
    look: async (id: string) => (await manager.get(`/api/district/reports/${id}`)).body,
    round: async (given: Partial<typeof services> = {}) =>
      await serveCities({ ...services, ...given }, new Date(at)),
    pass(minutes: number) {
      at += minutes * 60_000;
      api.clock.set(new Date(at));
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
