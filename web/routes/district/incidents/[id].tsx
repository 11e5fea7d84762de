import { type Context, HttpError, page } from "fresh";
import { isId } from "shared/ids.ts";
import { Incident } from "shared/api/district/incidents.ts";
import { MapData } from "shared/api/map.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Notice } from "@/components/Notice.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { viewOfPlaces } from "shared/geo/view_of.ts";
import FollowIncident from "@/islands/FollowIncident.tsx";
import { attempt } from "@/lib/api.ts";
import { textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { incidents } from "@/words/en/district/incidents.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";
import { useMay } from "../(_components)/role.ts";
import { AskStillWet } from "./(_components)/AskStillWet.tsx";
import { IncidentMap } from "./(_components)/IncidentMap.tsx";
import { IncidentReports } from "./(_components)/IncidentReports.tsx";

const { one: words } = incidents;

export const handlers = define.handlers({
  GET: async (ctx) => {
    const incident = await load(ctx);
    // Merged into another since this address was given away. Not for ever: reports can be taken out.
    if (incident.id !== ctx.params.id) {
      return ctx.redirect(pathTo`/district/incidents/${incident.id}`, 302);
    }
    const { searchParams } = ctx.url;
    const done = searchParams.has("merged")
      ? words.merged
      : searchParams.has("out")
      ? words.takenOut
      : "";
    return page({ ...await around(ctx, incident), done, problem: "" });
  },
  POST: async (ctx) => {
    const { api } = ctx.state;
    const id = idOf(ctx);
    const form = await readForm(ctx.req);
    const out = textOf(form, "takeOut");
    const { refusal } = await attempt(
      out
        ? api.delete(pathTo`/api/district/incidents/${id}/reports/${out}`)
        : api.post(pathTo`/api/district/incidents/${id}/questions`),
    );
    if (!refusal) {
      return ctx.redirect(pathTo`/district/incidents/${id}` + (out ? "?out=yes" : "#ask"), 303);
    }
    const incident = await load(ctx);
    const { message, status } = refusal;
    return page({ ...await around(ctx, incident), done: "", problem: message }, { status });
  },
});

function idOf({ params }: Context<State>): string {
  if (!isId(params.id!)) throw new HttpError(404, "There is no such incident.");
  return params.id!;
}

async function load(ctx: Context<State>): Promise<Incident> {
  const incident = await ctx.state.api.get(
    pathTo`/api/district/incidents/${idOf(ctx)}`,
    Incident,
  );
  ctx.state.title = words.title(leadOf(incident).zip);
  return incident;
}

async function around(ctx: Context<State>, incident: Incident) {
  const [ground, me] = await Promise.all([findGround(ctx, incident), ctx.state.me()]);
  return { incident, ground, district: me!.district!.id, now: ctx.state.now };
}

/** What its map lies on; undefined: its reports name no place, or no map comes. */
async function findGround(
  { state: { api } }: Context<State>,
  { reports }: Incident,
): Promise<MapData | undefined> {
  const view = viewOfPlaces(reports.flatMap(({ location }) => location ?? []));
  if (!view) return undefined;
  const { latitude, longitude, metres } = view;
  const query = pathTo`/api/map?latitude=${latitude}&longitude=${longitude}&metres=${metres}`;
  return await api.get(query, MapData).catch(() => undefined);
}

function leadOf({ reports, leadId }: Incident) {
  return reports.find(({ id }) => id === leadId) ?? reports[0]!;
}

export default define.page<typeof handlers>((
  { data: { incident, ground, district, now, done, problem }, state },
) => {
  const lead = leadOf(incident);
  const mayWork = useMay("work");
  const { reports, people, timeZone } = incident;
  return (
    <>
      <a class="back" href="/district/incidents">
        <Icon name="back" /> {words.all}
      </a>
      <ErrorSummary title={WORDS[state.language].frame.error.problem} message={problem} />
      <h1>{words.title(lead.zip)}</h1>
      {done && (
        <Notice tone="good">
          <p>{done}</p>
        </Notice>
      )}
      <p data-live="count">
        {incidents.count(reports.length, people)}.{" "}
        {words.since(timesIn("en").dayAndTime(reports[0]!.happenedAt, now, timeZone))}
      </p>
      <p class="row">
        <span>{words.lead}</span>{" "}
        <span data-live="status">
          <StatusBadge status={lead.status} />
        </span>
        {mayWork && (
          <a class="button second slim" href={pathTo`/district/reports/${lead.id}`}>{words.work}</a>
        )}
      </p>
      <div data-live="ask">
        <AskStillWet incident={incident} now={now} mayWork={mayWork} />
      </div>
      <section aria-labelledby="reports" class="in-step">
        <h2 id="reports">{words.reports}</h2>
        <FollowIncident district={district} after={incident.eventId} words={words.live} />
        {ground && <IncidentMap incident={incident} ground={ground} now={now} />}
        <div data-live="list">
          <IncidentReports incident={incident} now={now} mayWork={mayWork} />
        </div>
      </section>
    </>
  );
});
