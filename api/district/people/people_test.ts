// A district's staff, changed by its managers.
import assert from "node:assert/strict";
import { StaffList } from "shared/api/district/people.ts";
import { startApi } from "../../../testing/api.ts";
import { cloneDatabase } from "../../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN, RED_HOOK } from "../../../testing/rows.ts";
import { until } from "../../../testing/until.ts";

const PATH = "/api/district/people";

async function start() {
  const database = await cloneDatabase();
  const api = await startApi(database);
  const { sql } = database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  const add = async (role: "viewer" | "crew" | "manager") => {
    const user = await addUser(sql, { bidId, role });
    return { ...user, client: await api.enter(user) };
  };
  return {
    database,
    sql,
    api,
    bidId,
    add,
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

Deno.test("all staff see who works there, as what and since when, numbers by their end alone", async () => {
  await using world = await start();
  const viewer = await world.add("viewer");
  const manager = await world.add("manager");
  const crew = await world.add("crew");
  const { status, body, text } = await viewer.client.get(PATH);
  assert.equal(status, 200);
  const { people, invitations } = StaffList.parse(body);
  assert.deepEqual(people.map(({ id }) => id), [manager.id, crew.id, viewer.id]);
  assert.deepEqual(people.map(({ isYou }) => isYou), [false, false, true]);
  assert.equal(people[0]!.ending, manager.phone.slice(-4));
  assert.equal(people[0]!.name, null);
  assert.deepEqual(invitations, []);
  // Ids may have ten digits in a row.
  assert.doesNotMatch(text.replaceAll(/[0-9a-f-]{36}/g, ""), /\d{10}/);
});

Deno.test("another role counts at the next request, and is told to the log with who gave it", async () => {
  await using world = await start();
  const { sql } = world;
  const [manager, crew] = [await world.add("manager"), await world.add("crew")];
  const levels = () => crew.client.send("PUT", "/api/district/levels", {});
  assert.equal((await levels()).body.error.code, "notAllowedByRole");
  const changed = await manager.client.patch(`${PATH}/${crew.id}`, {
    role: "manager",
    name: " Ana Díaz ",
  });
  assert.equal(changed.status, 200);
  const { people } = StaffList.parse(changed.body);
  const ana = people.find(({ id }) => id === crew.id);
  assert.deepEqual([ana?.role, ana?.name], ["manager", "Ana Díaz"]);
  assert.notEqual((await levels()).body.error.code, "notAllowedByRole");
  // The same again is no change.
  await manager.client.patch(`${PATH}/${crew.id}`, { role: "manager" });
  const notes = await sql`
    select event, user_id, about_id, detail from security_log where bid_id = ${world.bidId}`;
  const who = { userId: manager.id, aboutId: crew.id };
  assert.deepEqual([...notes], [
    { event: "roleGiven", ...who, detail: { role: "manager", roleBefore: "crew" } },
    { event: "personNamed", ...who, detail: {} },
  ]);
  // A name is taken away by none, and stays where none is said.
  const bare = await manager.client.patch(`${PATH}/${crew.id}`, { name: "" });
  assert.equal(StaffList.parse(bare.body).people.find(({ id }) => id === crew.id)?.name, null);
});

Deno.test("who is removed is out at once, on the api that did it and on another, and stays a resident", async () => {
  await using world = await start();
  await using otherApi = await startApi(world.database);
  const [manager, crew] = [await world.add("manager"), await world.add("crew")];
  const elsewhere = otherApi.client();
  Object.assign(elsewhere.cookies, crew.client.cookies);
  assert.equal((await elsewhere.get("/api/district")).status, 200);
  await manager.client.patch(`${PATH}/${crew.id}`, { name: "Ana" });
  assert.equal((await manager.client.delete(`${PATH}/${crew.id}`)).status, 204);
  assert.equal((await crew.client.get("/api/district")).body.error.code, "notStaff");
  await until(async () => (await elsewhere.get("/api/district")).status === 403);
  const me = (await crew.client.get("/api/me")).body;
  assert.equal(me.district, null);
  const [row] = await world.sql`select staff_name, bid_role from users where id = ${crew.id}`;
  assert.deepEqual(row, { staffName: null, bidRole: null });
  const again = await manager.client.delete(`${PATH}/${crew.id}`);
  assert.equal(again.body.error.code, "personNotFound");
});

Deno.test("the last manager is neither lowered nor removed, nor can they leave; with another they may", async () => {
  await using world = await start();
  const manager = await world.add("manager");
  await world.add("crew");
  const path = `${PATH}/${manager.id}`;
  const attempts = [
    () => manager.client.patch(path, { role: "crew" }),
    () => manager.client.delete(path),
    () => manager.client.delete("/api/me/district"),
  ];
  for (const attempt of attempts) {
    const { status, body } = await attempt();
    assert.deepEqual([status, body.error.code], [409, "lastManager"]);
  }
  await world.add("manager");
  assert.equal((await manager.client.delete("/api/me/district")).status, 204);
  assert.equal((await manager.client.get("/api/district")).status, 403);
});

Deno.test("of two managers who lower one another at the same moment one stays", async () => {
  await using world = await start();
  for (let round = 0; round < 3; round++) {
    const [one, two] = [await world.add("manager"), await world.add("manager")];
    await world.sql`
      delete from users where bid_id = ${world.bidId} and not (id = any(${[
      one.id,
      two.id,
    ]}::uuid[]))`;
    const answers = await Promise.all([
      one.client.patch(`${PATH}/${two.id}`, { role: "crew" }),
      two.client.patch(`${PATH}/${one.id}`, { role: "crew" }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403]);
    const left = await world.sql`
      select from users where bid_id = ${world.bidId} and bid_role = 'manager'`;
    assert.equal(left.length, 1);
  }
});

Deno.test("a code of more than ten minutes ago changes nobody", async () => {
  await using world = await start();
  const [manager, crew] = [await world.add("manager"), await world.add("crew")];
  world.api.clock.forward(10.1);
  const { client } = manager;
  const answers = [
    await client.patch(`${PATH}/${crew.id}`, { role: "viewer" }),
    await client.delete(`${PATH}/${crew.id}`),
    await client.post(`${PATH}/invitations`, { phone: "718 555 0188", role: "crew" }),
    await client.delete(`${PATH}/invitations/${crypto.randomUUID()}`),
  ];
  for (const { body } of answers) assert.equal(body.error.code, "freshCodeNeeded");
});

Deno.test("people of another district are not there, whatever is asked of them", async () => {
  await using world = await start();
  const manager = await world.add("manager");
  const other = await addDistrict(world.sql, HOBOKEN);
  const stranger = await addUser(world.sql, { bidId: other.id, role: "crew" });
  const resident = await addUser(world.sql);
  for (const { id } of [stranger, resident]) {
    const patched = await manager.client.patch(`${PATH}/${id}`, { role: "viewer", name: "x" });
    assert.equal(patched.body.error.code, "personNotFound");
    assert.equal((await manager.client.delete(`${PATH}/${id}`)).status, 404);
  }
  const [row] = await world.sql`select bid_role, staff_name from users where id = ${stranger.id}`;
  assert.deepEqual(row, { bidRole: "crew", staffName: null });
});
