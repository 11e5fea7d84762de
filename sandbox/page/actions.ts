// The page's buttons: forms that work without its script, which sends them in the background.
import { type Context, Hono } from "hono";
import { z } from "zod";
import { Faults, Latency } from "../state/fault_kinds.ts";
import { setFaults } from "../faults.ts";
import { cancelWarning, issueWarning, NewWarning } from "../nws/warnings.ts";
import { calmWater, NewSurge, raiseWater, surgeFor } from "../coops/tide.ts";
import { makeRain, NewRain, stopRain } from "../open_meteo/rain.ts";
import { changed, reset, type SandboxState } from "../state/state.ts";
import { receive } from "../twilio/inbound.ts";
import type { NewMedia } from "../twilio/media.ts";
import { faultsFrom } from "./fault_words.ts";
import { numberFrom } from "./phones.ts";
import { sweepNow } from "./sweep.ts";

type Action = (form: Record<string, string>, photo?: File) => Promise<void> | void;

export function pageActions(state: SandboxState): Hono {
  const actions: Record<string, Action> = {
    async rain(form) {
      const rain = parse(NewRain, {
        zip: form.zip?.trim(),
        mmPerHour: Number(form.preset ?? form.mmPerHour),
        minutes: Number(form.minutes),
        startsInMinutes: Number(form.startsInMinutes),
        // A preset is as wide as rain is by itself; the form's radius goes with its own amount.
        radiusKm: form.preset ? undefined : Number(form.radiusKm),
      });
      if (!await makeRain(state, rain)) throw new Problem(`There is no ZIP code ${form.zip}.`);
    },
    "rain/stop": ({ id }) => void stopRain(state, id),
    water(form) {
      const surge = parse(NewSurge, surgeFor(state, form.stationId ?? "", form.preset ?? ""));
      if (!raiseWater(state, surge)) throw new Problem("There is no such station.");
    },
    "water/calm": () => calmWater(state),
    async warning(form) {
      const warning = parse(NewWarning, {
        zip: form.zip?.trim(),
        event: form.event,
        minutes: Number(form.minutes),
      });
      if (!await issueWarning(state, warning)) {
        throw new Problem(`There is no ZIP code ${form.zip}.`);
      }
    },
    "warning/cancel": ({ id }) => void cancelWarning(state, id ?? ""),
    async answer(form, photo) {
      const from = numberFrom(form.from ?? "");
      const body = form.body?.trim();
      if (!from) throw new Problem("A number has ten digits, like 718 555 0123.");
      const media = photo ? [await asMedia(photo)] : [];
      if (body || photo) await receive(state, { from, body: body ?? "", media });
    },
    faults(form) {
      setFaults(state, parse(Faults, faultsFrom(form)));
      state.latency = parse(Latency, {
        openMeteoMs: Number(form.openMeteoMs ?? 0),
        twilioMs: Number(form.twilioMs ?? 0),
      });
      changed(state);
    },
    sweep: () => sweepNow(state),
    reset: () => reset(state),
  };

  const app = new Hono();
  for (const [path, act] of Object.entries(actions)) {
    app.post(`/page/${path}`, async (c) => {
      // Another site's page must not make it rain here.
      if (c.req.header("sec-fetch-site") === "cross-site") return c.text("Forbidden", 403);
      try {
        const form = await c.req.parseBody();
        await act(textsOf(form), photoIn(form));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return answer(c, error.message);
      }
      return answer(c);
    });
  }
  return app;
}

class Problem extends Error {}

function textsOf(form: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
}

/** A form without a chosen file has an empty one. */
function photoIn({ photo }: Record<string, unknown>): File | undefined {
  return photo instanceof File && photo.size > 0 ? photo : undefined;
}

async function asMedia(file: File): Promise<NewMedia> {
  return { contentType: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Problem(`${issue?.path.join(".")}: ${issue?.message}`);
}

/** The script wants a status and a sentence, a browser without it the page again. */
function answer(c: Context, problem?: string): Response {
  if (c.req.header("accept") === "application/json") {
    return problem ? c.json({ problem }, 422) : c.json({});
  }
  return c.redirect(problem ? `/?${new URLSearchParams({ problem })}` : "/", 303);
}
