import { page } from "fresh";
import { WEATHER_LICENCE, WEATHER_SOURCE } from "shared/attribution.ts";
import { CONSENT_WORDING } from "shared/consent.ts";
import { define } from "../utils.ts";
import { WORDS } from "../words/words.ts";

export const handlers = define.handlers({
  GET: ({ state }) => {
    const { terms } = WORDS[state.language].legal;
    state.title = terms.title;
    state.description = terms.description;
    return page();
  },
});

export default define.page<typeof handlers>(({ state }) => {
  const { terms } = WORDS[state.language].legal;
  const { texts, alerts, reports } = terms;
  return (
    <>
      <h1>{terms.title}</h1>
      <p class="lead">{terms.lead}</p>

      <h2>{texts.title}</h2>
      <p>{texts.agree}</p>
      <blockquote class="notice">
        <p>{CONSENT_WORDING[state.language]}</p>
      </blockquote>
      <ul>
        {texts.rows.map(({ what, words }) => (
          <li key={what}>
            <strong>{what}</strong> {words}
          </li>
        ))}
      </ul>

      <h2>{alerts.title}</h2>
      <p>{alerts.model(WEATHER_SOURCE.name, WEATHER_LICENCE.name)}</p>
      <p class="row">
        <a href={WEATHER_SOURCE.url}>{WEATHER_SOURCE.name}</a>
        <a href={WEATHER_LICENCE.url}>{WEATHER_LICENCE.name}</a>
        <a href="https://www.weather.gov/">weather.gov</a>
      </p>
      <p>{alerts.official}</p>
      <p>
        {alerts.emergency} <a href="tel:911">{alerts.call}</a>
      </p>

      <h2>{reports.title}</h2>
      <ul>{reports.items.map((item) => <li key={item}>{item}</li>)}</ul>

      <p>
        <a href="/privacy">{terms.privacy}</a>
      </p>
    </>
  );
});
