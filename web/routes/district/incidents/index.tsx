import { page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { Incident, IncidentList, IncidentOfferList } from "shared/api/district/incidents.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { attempt } from "@/lib/api.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { district } from "@/words/en/district.ts";
import { incidents as words } from "@/words/en/district/incidents.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { useMay } from "../(_components)/role.ts";
import { Offers } from "./(_components)/Offers.tsx";

export const handlers = define.handlers({
  GET: async (ctx) => page(await load(ctx.state)),
  POST: async (ctx) => {
    const reportIds = (await readForm(ctx.req)).getAll("report").map(String);
    const { value, refusal } = await attempt(
      ctx.state.api.post("/api/district/incidents", { reportIds }, Incident),
    );
    if (value) return ctx.redirect(pathTo`/district/incidents/${value.id}?merged=yes`, 303);
    return page({ ...await load(ctx.state), problem: refusal.message }, { status: refusal.status });
  },
});

async function load(state: State) {
  const { api, now } = state;
  state.title = words.title;
  const [{ timeZone }, { offers }, { incidents }] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get("/api/district/incidents/offers", IncidentOfferList),
    api.get("/api/district/incidents", IncidentList),
  ]);
  return { timeZone, offers, incidents, now, problem: "" };
}

export default define.page<typeof handlers>((
  { data: { timeZone, offers, incidents, now, problem }, state },
) => (
  <>
    <ErrorSummary title={WORDS[state.language].frame.error.problem} message={problem} />
    <p class="over">{district.district}</p>
    <h1>{words.title}</h1>
    <DistrictMenu path="/district/incidents" />
    <p>{words.intro}</p>
    <section aria-labelledby="offers">
      <h2 id="offers">{words.offers.title}</h2>
      <Offers offers={offers} timeZone={timeZone} now={now} mayWork={useMay("work")} />
    </section>
    <section aria-labelledby="open">
      <h2 id="open">{words.open.title}</h2>
      {incidents.length === 0 && <p>{words.open.none}</p>}
      <ul class="plain-list">
        {incidents.map(({ id, lead, reports, people }) => (
          <li key={id}>
            <a href={pathTo`/district/incidents/${id}`}>{words.one.title(lead.zip)}</a>{" "}
            <StatusBadge status={lead.status} /> {words.count(reports, people)}.{" "}
            {words.one.since(timesIn("en").dayAndTime(lead.happenedAt, now, timeZone))}
          </li>
        ))}
      </ul>
    </section>
  </>
));
