import assert from "node:assert/strict";
import { DUTIES, mayDo, STAFF_ROLES } from "./staff_roles.ts";

Deno.test("viewers look, crew work too, managers run the district", () => {
  const table = Object.fromEntries(
    STAFF_ROLES.map((role) => [role, DUTIES.map((duty) => mayDo(role, duty))]),
  );
  assert.deepEqual(table, {
    //        look  work   run
    viewer: [true, false, false],
    crew: [true, true, false],
    manager: [true, true, true],
  });
});
