// Who may see how the whole is, in a browser. Whoever has the command line has more than that anyway.
import type { Sql } from "shared/server/database.ts";
import { maskPhone, parsePhone } from "shared/server/phones.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { Mistake } from "./mistake.ts";

interface Doing {
  by: string;
  now: Date;
}

export async function listOperators(sql: Sql): Promise<string> {
  const rows = await sql<{ phone: string; since: Date }[]>`
    select phone, operator_since as since from users
    where operator_since is not null order by operator_since, phone`;
  if (rows.length === 0) return "No operators yet: operator invite PHONE";
  return rows.map(({ phone, since }) => `${maskPhone(phone)}  since ${since.toISOString()}`)
    .join("\n");
}

/** They sign in as everybody does, by a texted code. No district's rooms are opened to them by it. */
export async function inviteOperator(sql: Sql, typed: string, { by, now }: Doing): Promise<string> {
  const phone = parsePhone(typed);
  const isNew = await sql.begin(async (tx) => {
    const [given] = await tx<{ id: string }[]>`
      insert into users as u (phone, operator_since) values (${phone}, ${now})
      on conflict (phone) do update set operator_since = excluded.operator_since
      where u.operator_since is null
      returning id`;
    if (!given) return false;
    const detail = { by };
    await noteSecurity(tx, { event: "operatorGiven", at: now, userId: given.id, detail });
    return true;
  });
  if (!isNew) return `${maskPhone(phone)} is an operator already`;
  return `${maskPhone(phone)} may see /operator now, by signing in with that number.`;
}

/** At once: a page that is open shows nothing more. They stay a resident, and staff where they are. */
export async function removeOperator(sql: Sql, typed: string, { by, now }: Doing): Promise<string> {
  const phone = parsePhone(typed);
  await sql.begin(async (tx) => {
    const [taken] = await tx<{ id: string }[]>`
      update users set operator_since = null
      where phone = ${phone} and operator_since is not null returning id`;
    if (!taken) throw new Mistake(`${maskPhone(phone)} is no operator`);
    const detail = { by };
    await noteSecurity(tx, { event: "operatorTaken", at: now, userId: taken.id, detail });
  });
  return `${maskPhone(phone)} is no operator any more: signed in, they are out at once`;
}
