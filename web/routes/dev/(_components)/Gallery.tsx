import type { Language } from "shared/languages.ts";
import { GalleryAccount } from "./GalleryAccount.tsx";
import { GalleryBatches } from "./GalleryBatches.tsx";
import { GalleryBroadcasts } from "./GalleryBroadcasts.tsx";
import { GalleryTemplates } from "./GalleryTemplates.tsx";
import { GalleryDistrict } from "./GalleryDistrict.tsx";
import { GalleryForms } from "./GalleryForms.tsx";
import { GalleryOperator } from "./GalleryOperator.tsx";
import { GalleryReports } from "./GalleryReports.tsx";
import { GalleryTexts } from "./GalleryTexts.tsx";
import { GalleryTokens } from "./GalleryTokens.tsx";
import { GalleryWeather } from "./GalleryWeather.tsx";

/** In the reader's language: the switch is in the footer, as everywhere. */
export function Gallery(props: { language: Language; publicUrl: string }) {
  return (
    <div class="gallery">
      <h1>Gallery</h1>
      <ul class="filters">
        {Object.entries(PARTS).map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
      <section aria-labelledby="tokens">
        <h2 id="tokens">{PARTS.tokens}</h2>
        <GalleryTokens />
      </section>
      <section aria-labelledby="forms">
        <h2 id="forms">{PARTS.forms}</h2>
        <GalleryForms language={props.language} />
      </section>
      <section aria-labelledby="weather">
        <h2 id="weather">{PARTS.weather}</h2>
        <GalleryWeather />
      </section>
      <section aria-labelledby="reports">
        <h2 id="reports">{PARTS.reports}</h2>
        <GalleryReports language={props.language} />
      </section>
      <section aria-labelledby="account">
        <h2 id="account">{PARTS.account}</h2>
        <GalleryAccount language={props.language} />
      </section>
      <section aria-labelledby="district">
        <h2 id="district">{PARTS.district}</h2>
        <GalleryDistrict />
        <GalleryBatches />
        <GalleryBroadcasts />
        <GalleryTemplates />
      </section>
      <section aria-labelledby="operator">
        <h2 id="operator">{PARTS.operator}</h2>
        <GalleryOperator />
      </section>
      <section aria-labelledby="texts">
        <h2 id="texts">{PARTS.texts}</h2>
        <GalleryTexts {...props} />
      </section>
    </div>
  );
}

const PARTS = {
  tokens: "Colors, type, marks",
  forms: "Buttons, fields, notices",
  weather: "Rain and storms",
  reports: "Reports",
  account: "A resident's own pages",
  district: "A district's pages",
  operator: "An operator's page",
  texts: "Text messages",
};
