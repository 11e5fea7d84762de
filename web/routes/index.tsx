import { page } from "fresh";
import { PublicReportList } from "shared/api/reports.ts";
import { Overview, ZipPage } from "shared/api/zips.ts";
import { LANGUAGES, tagOf } from "shared/languages.ts";
import { pathTo } from "shared/path_to.ts";
import { Emergency } from "./(_components)/start/Emergency.tsx";
import { writeExampleTexts } from "./(_components)/start/example_texts.ts";
import { HowItWorks } from "./(_components)/start/HowItWorks.tsx";
import { LatestReports } from "./(_components)/start/LatestReports.tsx";
import { NetworkNow, WorstPlaces } from "./(_components)/start/NetworkNow.tsx";
import { type OwnPlace, OwnPlaces } from "./(_components)/start/OwnPlaces.tsx";
import { PhoneBubble } from "../components/PhoneBubble.tsx";
import { Street } from "../components/Street.tsx";
import { ZipSearch } from "../components/ZipSearch.tsx";
import { define, type State } from "../utils.ts";
import { WORDS } from "../words/words.ts";

export const handlers = define.handlers({
  GET: async ({ state }) => {
    const { api, now, publicUrl, language } = state;
    state.description = WORDS[language].frame.description;
    state.jsonLd = describeSite(publicUrl);
    // The page says what it is for even while the API is down.
    const [network, list, places] = await Promise.all([
      api.get("/api/network", Overview).catch(() => undefined),
      api.get("/api/reports?limit=4&perPerson=1", PublicReportList).catch(() => undefined),
      findOwnPlaces(state).catch(() => undefined),
    ]);
    return page({ network, reports: list?.reports, places, now, publicUrl });
  },
});

/** Undefined for strangers, and for those who follow no place yet. */
async function findOwnPlaces({ api, me }: State): Promise<OwnPlace[] | undefined> {
  const { places = [] } = await me() ?? {};
  if (places.length === 0) return undefined;
  return await Promise.all(places.map(async (place) => ({
    place,
    state: await api.get(pathTo`/api/zips/${place.zip}`, ZipPage).catch(() => undefined),
  })));
}

function describeSite(url: string) {
  const publisher = { "@id": `${url}/#organization` };
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "Organization",
        ...publisher,
        name: "FloodLine",
        url: `${url}/`,
        logo: `${url}/icons/icon-512.png`,
      },
      {
        "@type": "WebSite",
        name: "FloodLine",
        url: `${url}/`,
        inLanguage: LANGUAGES.map(tagOf),
        publisher,
        potentialAction: {
          "@type": "SearchAction",
          target: { "@type": "EntryPoint", urlTemplate: `${url}/zip?zip={zip}` },
          "query-input": "required name=zip",
        },
      },
    ],
  };
}

export default define.page<typeof handlers>(({ data, state: { language } }) => {
  const { network, reports, places, now, publicUrl } = data;
  const { landing: words, frame } = WORDS[language];
  return (
    <>
      <section class="hero">
        <div class="wrap">
          {places
            ? (
              <>
                <h1>{words.own.heading}</h1>
                <OwnPlaces places={places} now={now} />
              </>
            )
            : (
              <>
                <h1>{words.heading}</h1>
                <p class="lead">{words.lead}</p>
              </>
            )}
          <ZipSearch />
        </div>
        <Street />
      </section>
      <div class="wrap stack">
        <section aria-labelledby="now">
          <h2 id="now">{words.now.heading}</h2>
          <NetworkNow network={network} now={now} />
          <div class="pair">
            {network && network.worst.length > 0 && (
              <div>
                <WorstPlaces worst={network.worst} />
              </div>
            )}
            <div>
              <h3>{words.now.latest}</h3>
              <LatestReports reports={reports} now={now} />
              <p>
                <a class="button second" href="/report">{frame.reportFlooding}</a>
              </p>
            </div>
          </div>
        </section>

        <HowItWorks />

        <section class="pair" aria-labelledby="texts">
          <div>
            <h2 id="texts">{words.texts.heading}</h2>
            <p>{words.texts.order}</p>
            <p>{words.texts.official}</p>
            <p>
              <a class="button" href={places ? "/account" : "/sign-in"}>
                {places ? words.texts.change : words.texts.get}
              </a>
            </p>
            <p class="soft small">{words.texts.free}</p>
          </div>
          <PhoneBubble texts={writeExampleTexts(language, publicUrl)} label={words.texts.label} />
        </section>

        <section class="pair" aria-label={`${words.privacy.heading}. ${words.districts.heading}`}>
          <div>
            <h2>{words.privacy.heading}</h2>
            <p>{words.privacy.words}</p>
            <p>
              <a href="/privacy">{words.privacy.more}</a>
            </p>
          </div>
          <div>
            <h2>{words.districts.heading}</h2>
            <p>{words.districts.words}</p>
            <p>
              <a href="/sign-in?next=/district">{words.districts.more}</a>
            </p>
          </div>
        </section>

        <Emergency />
      </div>
    </>
  );
});
