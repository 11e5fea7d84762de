import { useSignal } from "@preact/signals";
import { type Context, page } from "fresh";
import { Report } from "shared/api/reports.ts";
import { DepthChoices } from "@/components/DepthChoices.tsx";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { TextArea, TextField } from "@/components/Field.tsx";
import { WhenChoices } from "@/components/WhenChoices.tsx";
import LocationPicker, { type PickedLocation } from "@/islands/LocationPicker.tsx";
import MediaPicker, { type PickedMedia } from "@/islands/MediaPicker.tsx";
import SendReport from "@/islands/SendReport.tsx";
import { ApiError, attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, queryOf } from "@/lib/forms.ts";
import {
  emptyReport,
  readReport,
  REPORT_CONTROLS,
  toNewReport,
  type TypedReport,
} from "@/lib/report_form.ts";
import { define, type State } from "@/utils.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    ctx.state.title = "Report flooding";
    const zip = ctx.url.searchParams.get("zip") ?? "";
    if (!await ctx.state.me()) {
      const next = `/report${queryOf({ zip })}`;
      return ctx.redirect(`/sign-in${queryOf({ next })}`, 303);
    }
    return page({ typed: emptyReport(zip) });
  },
  /** Answers the page's own script with JSON, so that nothing typed leaves the screen. */
  POST: async (ctx) => {
    ctx.state.title = "Report flooding";
    const typed = readReport(await ctx.req.formData());
    const { value: report, refusal } = await send(ctx, typed);
    const wantsJson = ctx.req.headers.get("accept") === "application/json";
    if (report) {
      const location = `/reports/${report.id}?sent=yes`;
      return wantsJson ? Response.json({ location }) : ctx.redirect(location, 303);
    }
    const problem = problemOf(refusal, REPORT_CONTROLS);
    if (
      ["placeNeeded", "zipNotFound", "placeUnknown", "locationOutsideUs"].includes(refusal.code)
    ) {
      problem.fields.zip ??= problem.message;
    }
    const { code, status } = refusal;
    if (wantsJson) return Response.json({ error: { code, ...problem } }, { status });
    return page({ typed, problem, isSignedOut: status === 401 }, { status });
  },
});

export default define.page<typeof handlers>(({ data }) => {
  const { typed } = data;
  const { problem, isSignedOut }: Refused = "problem" in data ? data : {};
  const items = useSignal<PickedMedia[]>(typed.mediaIds.map(restored));
  const location = useSignal<PickedLocation | null>(typed.location);
  return (
    <div class="narrow">
      <ErrorSummary {...problem} />
      {isSignedOut && (
        <p>
          <a href="/sign-in" target="_blank">Sign in again in a new tab</a>, then come back to this
          one and press Send: all you typed is still here.
        </p>
      )}
      <h1>Report flooding</h1>
      <p class="lead">
        Stay out of the water. In danger, call <a href="tel:911">911</a> first.
      </p>
      <form method="post" action="/report">
        <input type="hidden" name="submissionId" value={typed.submissionId} />
        <TextField
          name="zip"
          label="ZIP code of the flooding"
          class="zip"
          inputMode="numeric"
          autocomplete="postal-code"
          maxLength={5}
          value={typed.zip}
          error={problem?.fields.zip}
        />
        <LocationPicker location={location} />
        <DepthChoices value={typed.depth} error={problem?.fields.depth} />
        <WhenChoices
          when={typed.when}
          happenedAt={typed.happenedAt}
          error={problem?.fields.happenedAt}
        />
        <TextArea
          name="note"
          label="What do you see? (optional)"
          hint="The corner or the house number, where the water comes from, what it blocks."
          value={typed.note}
          error={problem?.fields.note}
        />
        <noscript>
          <p class="notice">You can add photos on the next page, after you have sent this.</p>
        </noscript>
        <MediaPicker items={items} />
        <SendReport items={items} location={location} isRefilled={Boolean(problem)} />
      </form>
    </div>
  );
});

interface Refused {
  problem?: FormProblem;
  isSignedOut?: boolean;
}

type Sent = { value: Report; refusal?: undefined } | { value?: undefined; refusal: ApiError };

/** A session that has ended is a refusal here: to be sent away would lose what was typed. */
async function send({ state: { api } }: Context<State>, typed: TypedReport): Promise<Sent> {
  try {
    const sent = (async () => api.post("/api/reports", await toNewReport(typed, api), Report))();
    return await attempt(sent);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return { refusal: error };
    throw error;
  }
}

/** A file that was in storage before the form came back: its name is not known any more. */
function restored(mediaId: string, index: number): PickedMedia {
  return { key: mediaId, mediaId, name: `File ${index + 1}`, kind: "photo", progress: 1 };
}
