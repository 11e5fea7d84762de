// What each form of a report's page asks of the API.
import type { Context } from "fresh";
import { z } from "zod";
import { MadeAfterLink } from "shared/api/district/after.ts";
import { pathTo } from "shared/path_to.ts";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import type { State } from "@/utils.ts";
import { askedOf, type AskedReport } from "./asked.ts";

export interface AfterActed {
  /** What was done: "ordered", "withdrawn", "chosen". */
  done?: string;
  /** The form that it was done by. */
  at?: string;
  /** Just made. */
  link?: string;
  /** As it was typed. */
  name?: string;
  problem?: FormProblem & { status: number };
}

export async function act(
  { state }: Context<State>,
  asked: AskedReport,
  form: FormData,
): Promise<AfterActed> {
  switch (textOf(form, "intent")) {
    case "file":
      return await orderFile(state, asked, form);
    case "photos":
      return await choosePhotos(state, form);
    case "withdraw": {
      const id = textOf(form, "id");
      const { refusal } = await attempt(
        state.api.delete(pathTo`/api/district/after/links/${id}`),
      );
      if (refusal && refusal.status !== 404) throw refusal;
      return { done: "withdrawn", at: "links" };
    }
    default:
      return await makeLink(state, asked, form);
  }
}

async function orderFile(
  { api, language }: State,
  asked: AskedReport,
  form: FormData,
): Promise<AfterActed> {
  const audience = textOf(form, "audience") === "staff" ? "staff" : "public";
  const { refusal } = await attempt(
    api.post(
      "/api/district/after/files",
      { audience, asked: askedOf(asked) },
      z.object({ id: z.uuid() }),
    ),
  );
  if (!refusal) return { done: "ordered", at: "files" };
  return {
    at: "files",
    problem: { ...problemOf(refusal, [], language), status: refusal.status },
  };
}

/** Of those that were offered: what is ticked is shown, the others are not. */
async function choosePhotos({ api, language }: State, form: FormData): Promise<AfterActed> {
  const ids = (name: string) => form.getAll(name).map(String);
  const [offered, before, after] = [ids("offered"), ids("before"), ids("chosen")];
  for (const id of offered) {
    if (before.includes(id) === after.includes(id)) continue;
    const path = pathTo`/api/district/after/pictures/${id}`;
    const { refusal } = await attempt(after.includes(id) ? api.put(path, {}) : api.delete(path));
    if (!refusal) continue;
    return {
      at: "choose",
      problem: { ...problemOf(refusal, [], language), status: refusal.status },
    };
  }
  return { done: "chosen", at: "choose" };
}

async function makeLink(
  { api, language, publicUrl }: State,
  asked: AskedReport,
  form: FormData,
): Promise<AfterActed> {
  const name = textOf(form, "name");
  const { value, refusal } = await attempt(
    api.post("/api/district/after/links", { name, asked: askedOf(asked) }, MadeAfterLink),
  );
  if (refusal) {
    const problem = { ...problemOf(refusal, ["name"], language), status: refusal.status };
    return { at: "links", name, problem };
  }
  return { at: "links", link: publicUrl + pathTo`/after/${value.token}` };
}
