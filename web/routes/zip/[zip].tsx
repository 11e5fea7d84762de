import { HttpError, page } from "fresh";
import { MapData } from "shared/api/map.ts";
import { ZipPage } from "shared/api/zips.ts";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { readZip } from "shared/zip.ts";
import { pathTo } from "shared/path_to.ts";
import { Attribution } from "@/components/Attribution.tsx";
import { DistrictSays } from "./(_components)/DistrictSays.tsx";
import { isMilitaryPost, KindOfZip } from "./(_components)/KindOfZip.tsx";
import { OfficialWarnings } from "./(_components)/OfficialWarnings.tsx";
import { RainChart } from "@/rain/RainChart.tsx";
import { ReportItems } from "@/components/ReportItems.tsx";
import { ShareLinks } from "./(_components)/ShareLinks.tsx";
import { TideOfZip } from "./(_components)/TideOfZip.tsx";
import { StateOfZip } from "./(_components)/StateOfZip.tsx";
import { ZipMap } from "@/map/ZipMap.tsx";
import ShareZip from "@/islands/ShareZip.tsx";
import { feedsOf } from "./(_components)/zip_feeds.ts";
import { aboutPlace } from "./(_components)/zip_json_ld.ts";
import { define } from "@/utils.ts";
import { rainIn } from "@/words/rain.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { state, params: { zip: typed = "" } } = ctx;
    const code = readZip(typed);
    if (!code) throw new HttpError(404, REFUSAL_WORDS[state.language].fields.zipDigits);
    // One address a ZIP code.
    if (code !== typed) return ctx.redirect(pathTo`/zip/${code}` + ctx.url.search, 301);
    const [zip, map, me] = await Promise.all([
      state.api.get(pathTo`/api/zips/${code}`, ZipPage),
      // The page says what matters without it.
      state.api.get(pathTo`/api/map?zip=${code}`, MapData).catch(() => undefined),
      state.me().catch(() => undefined),
    ]);
    const words = WORDS[state.language];
    const place = zip.city
      ? `${zip.city}, ${zip.state} ${zip.zip}`
      : `${words.common.zipCode} ${zip.zip}`;
    const address = state.publicUrl + pathTo`/zip/${zip.zip}`;
    state.title = words.zip.title(place);
    state.description = words.zip.description(place);
    state.feeds = feedsOf(zip.zip, state.language);
    state.jsonLd = aboutPlace(zip, address);
    const isFollowed = me?.places.some(({ zip }) => zip === code) ?? false;
    return page({ zip, map, place, address, isSignedIn: Boolean(me), isFollowed, now: state.now });
  },
});

export default define.page<typeof handlers>(({ data, state }) => {
  const { zip, map, place, address, isSignedIn, isFollowed, now } = data;
  const { zip: words } = WORDS[state.language];
  const { amount } = rainIn(state.language);
  return (
    <>
      <h1>{place}</h1>
      <KindOfZip zip={zip} />
      <StateOfZip zip={zip} now={now} />
      <DistrictSays messages={zip.messages ?? []} now={now} timeZone={zip.timeZone} />
      <p class="row">
        {isFollowed
          ? <a class="button second" href="/account">{words.actions.followed(zip.zip)}</a>
          : (
            <a
              class="button"
              href={isSignedIn ? pathTo`/account?add=${zip.zip}` : pathTo`/sign-in?zip=${zip.zip}`}
            >
              {words.actions.follow(zip.zip)}
            </a>
          )}
        <a class="button second" href={pathTo`/report?zip=${zip.zip}`}>{words.actions.report}</a>
        {isSignedIn && <a href="/account/texts">{words.actions.why}</a>}
      </p>
      {/* That none is in force would mean nothing abroad. */}
      {(zip.officialWarnings.list.length > 0 || !isMilitaryPost(zip.state)) && (
        <OfficialWarnings
          warnings={zip.officialWarnings}
          softer={zip.thresholds.softer}
          zip={zip.zip}
          now={now}
          timeZone={zip.timeZone}
        />
      )}
      {zip.checkedAt && (
        <section aria-labelledby="rain">
          <h2 id="rain">{words.rain.heading}</h2>
          <p>{words.rain.today(amount(zip.rainTodayMm))}</p>
          <RainChart zip={zip} now={now} />
          <Attribution modelRunAt={zip.modelRunAt} now={now} />
        </section>
      )}
      {zip.tide && <TideOfZip tide={zip.tide} now={now} timeZone={zip.timeZone} />}
      <div class="pair around">
        <section aria-labelledby="reports">
          <h2 id="reports">{words.reports.heading}</h2>
          {zip.reports.length === 0
            ? <p>{words.reports.none}</p>
            : <ReportItems reports={zip.reports} now={now} of={zip.zip} />}
          {zip.reports.length > 0 && <p class="soft small">{words.reports.about}</p>}
          {zip.district && <p class="soft small">{words.reports.seenBy(zip.district.name)}</p>}
        </section>
        {map && (
          <section aria-labelledby="map">
            <h2 id="map">{words.map}</h2>
            <ZipMap map={map} now={now} zip={zip.zip} />
          </section>
        )}
      </div>
      <div class="pair">
        <ShareLinks place={place} address={address}>
          <ShareZip
            title={words.title(place)}
            text={words.title(place)}
            url={address}
            words={{ button: words.share.button }}
          />
        </ShareLinks>
        <section aria-labelledby="feeds">
          <h2 id="feeds">{words.feeds.heading}</h2>
          <ul class="plain-links">
            {feedsOf(zip.zip, state.language).map(({ href, words }) => (
              <li key={href}>
                <a href={href}>{words}</a>
              </li>
            ))}
          </ul>
          <p class="soft small">{words.share.kept}</p>
        </section>
      </div>
    </>
  );
});
