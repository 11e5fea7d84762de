import { page } from "fresh";
import { type PublicReport, PublicReportList } from "shared/api/reports.ts";
import { Icon } from "../components/Icon.tsx";
import { PhoneBubble } from "../components/PhoneBubble.tsx";
import { ReportItems } from "../components/ReportItems.tsx";
import { Street } from "../components/Street.tsx";
import { ZipSearch } from "../components/ZipSearch.tsx";
import { define } from "../utils.ts";

export const handlers = define.handlers({
  GET: async ({ state: { api, now, publicUrl } }) => {
    // The page says what it is for even while the API is down.
    const list = await api.get("/api/reports?limit=5", PublicReportList).catch(() => undefined);
    const site = new URL(publicUrl).host;
    return page({ reports: list?.reports, now, site });
  },
});

export default define.page<typeof handlers>(({ data: { reports, now, site } }) => (
  <>
    <section class="hero">
      <div class="wrap">
        <h1>A text before your street floods</h1>
        <p class="lead">
          FloodLine watches the rain over your ZIP code, texts you before the water comes, and takes
          your report when it does.
        </p>
        <ZipSearch />
      </div>
      <Street />
    </section>
    <div class="wrap stack">
      <section aria-labelledby="how">
        <h2 id="how">How it works</h2>
        <ol class="steps">
          <li>
            <h3>Choose your ZIP codes</h3>
            <p>
              Up to five, each with the rain that is worth a text to you: any rain, heavy rain, or
              flood risk.
            </p>
          </li>
          <li>
            <h3>We check every half hour</h3>
            <p>
              One text when a storm reaches your level, one if it gets worse, one when it is over.
              Nothing in between.
            </p>
          </li>
          <li>
            <h3>Report what you see</h3>
            <p>
              How deep, where, and a photo if it is safe. Your business district sees it at once.
            </p>
          </li>
        </ol>
      </section>

      <section class="pair" aria-labelledby="texts">
        <div>
          <h2 id="texts">What a text looks like</h2>
          <p>
            What is coming, where, what to do, and how to stop the texts: in that order, in plain
            words. Official warnings are passed on under the National Weather Service's own name.
          </p>
          <p>
            <a class="button" href="/sign-in">Get the texts</a>
          </p>
          <p class="soft small">Free. Your carrier's message and data rates may apply.</p>
        </div>
        <PhoneBubble
          texts={[
            "FloodLine forecast: heavy rain in 11231 Brooklyn, 0.6 inches in an hour by 4:15 PM. " +
            "Streets can pool. Clear drains, lift goods off the floor. Until about 5:30 PM. " +
            `${site}/zip/11231 Reply STOP to end`,
            "FloodLine: all clear for 11231 Brooklyn. The heavy rain is over. Still flooded? " +
            `Tell us: ${site}/zip/11231`,
          ]}
        />
      </section>

      <section aria-labelledby="reports">
        <h2 id="reports">Reported lately</h2>
        <LatestReports reports={reports} now={now} />
        <p>
          <a class="button second" href="/report">Report flooding</a>
        </p>
      </section>

      <section class="pair" aria-label="Privacy, and districts">
        <div>
          <h2>Your number stays yours</h2>
          <p>
            We use it to sign you in and to text you. It is never shown to anybody, never sold, and
            never in an address or a log. Delete your account, and it is gone within a day.
          </p>
          <p>
            <a href="/privacy">What we keep, and for how long</a>
          </p>
        </div>
        <div>
          <h2>For business districts</h2>
          <p>
            See reports from your streets the moment they come in, with photos. Mark what is being
            dealt with, and see the rain and the texts of the day.
          </p>
          <p>
            <a href="/sign-in?next=/district">Sign in as a manager</a>
          </p>
        </div>
      </section>

      <aside class="call" aria-label="Emergency">
        <Icon name="phone" size={32} />
        <p>
          <strong>
            In danger, call <a href="tel:911">911</a>.
          </strong>{" "}
          FloodLine is not an emergency service. Never walk or drive through moving water.
        </p>
      </aside>
    </div>
  </>
));

function LatestReports({ reports, now }: { reports?: PublicReport[]; now: Date }) {
  if (!reports) return <p>The latest reports cannot be shown just now.</p>;
  if (reports.length === 0) return <p>No flooding has been reported in the last days.</p>;
  return <ReportItems reports={reports} now={now} withZip />;
}
