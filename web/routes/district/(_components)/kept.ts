import type { Context } from "fresh";
import { findKeptForm, forgetForm, keepForm } from "@/lib/kept_form.ts";
import type { State } from "@/utils.ts";

/** Until its reader is back with a new code. False: there is too much of it. */
export async function keepTyped(ctx: Context<State>, form: FormData): Promise<boolean> {
  const { visit, publicUrl } = ctx.state;
  const line = keepForm(form, { ...await keyOf(ctx), publicUrl });
  if (line) visit.cookies.push(line);
  return line !== undefined;
}

/** What was typed here before a new code was asked for, once. */
export async function takeTyped(ctx: Context<State>): Promise<FormData | undefined> {
  const form = findKeptForm(ctx.req.headers, await keyOf(ctx));
  if (form) ctx.state.visit.cookies.push(forgetForm(ctx.state.publicUrl));
  return form;
}

async function keyOf({ url, state }: Context<State>) {
  return { userId: (await state.me())?.id ?? "", path: url.pathname };
}
