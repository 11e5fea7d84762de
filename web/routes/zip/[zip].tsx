import { HttpError, page } from "fresh";
import { ZipPage } from "shared/api/zips.ts";
import { Attribution } from "@/components/Attribution.tsx";
import { OfficialWarnings } from "@/components/OfficialWarnings.tsx";
import { RainChart } from "@/components/RainChart.tsx";
import { ReportItems } from "@/components/ReportItems.tsx";
import { StateOfZip } from "@/components/StateOfZip.tsx";
import { rainAmount } from "@/components/rain_amount.ts";
import { define } from "@/utils.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { zip: code } = ctx.params;
    if (!/^\d{5}$/.test(code!)) throw new HttpError(404, "A ZIP code has five digits.");
    const [zip, me] = await Promise.all([
      ctx.state.api.get(`/api/zips/${code}`, ZipPage),
      ctx.state.me().catch(() => undefined),
    ]);
    ctx.state.title = `Rain in ${placeName(zip)}`;
    const followed = me?.places.some((place) => place.zip === zip.zip) ?? false;
    return page({ zip, isSignedIn: Boolean(me), followed, now: ctx.state.now });
  },
});

export default define.page<typeof handlers>(({ data: { zip, isSignedIn, followed, now } }) => (
  <>
    <h1>{placeName(zip)}</h1>
    <StateOfZip zip={zip} now={now} />
    <OfficialWarnings warnings={zip.officialWarnings} now={now} timeZone={zip.timeZone} />
    <p class="row">
      {followed ? <a class="button second" href="/account">You follow {zip.zip}: change</a> : (
        <a
          class="button"
          href={isSignedIn ? `/account?add=${zip.zip}` : `/sign-in?zip=${zip.zip}`}
        >
          Text me about {zip.zip}
        </a>
      )}
      <a class="button second" href={`/report?zip=${zip.zip}`}>Report flooding here</a>
      {isSignedIn && <a href="/account/texts">Why did I get a text?</a>}
    </p>
    <div class="pair">
      {zip.checkedAt && (
        <section aria-labelledby="rain">
          <h2 id="rain">Rain</h2>
          <p>
            Today so far: <strong class="nowrap">{rainAmount(zip.rainTodayMm)}</strong>, estimated.
          </p>
          <RainChart readings={zip.readings} now={now} timeZone={zip.timeZone} />
          <Attribution modelRunAt={zip.modelRunAt} now={now} />
        </section>
      )}
      <section aria-labelledby="reports">
        <h2 id="reports">Reported here in the last 7 days</h2>
        {zip.reports.length === 0
          ? <p>No flooding has been reported here.</p>
          : <ReportItems reports={zip.reports} now={now} withZip={false} />}
        {zip.district && (
          <p class="soft small">
            {zip.district.name} sees the reports from its streets here.
          </p>
        )}
      </section>
    </div>
  </>
));

/** "Brooklyn, NY 11231" */
function placeName({ zip, city, state }: ZipPage): string {
  return city ? `${city}, ${state} ${zip}` : `ZIP code ${zip}`;
}
