import { WEATHER_LICENCE, WEATHER_SOURCE } from "shared/attribution.ts";
import { LANGUAGE_NAMES, LANGUAGES, LOCALES } from "shared/languages.ts";
import { useLanguage, useWords } from "../words/reader.ts";

export function SiteFooter({ path }: { path: string }) {
  const { frame } = useWords();
  const current = useLanguage();
  return (
    <footer class="site-footer">
      <div class="wrap">
        <ul>
          <li>
            <a href="/privacy">{frame.privacy}</a>
          </li>
          <li>
            <a href="/terms">{frame.terms}</a>
          </li>
          <li>
            <a href="/api/docs">{frame.developers}</a>
          </li>
        </ul>
        <nav aria-label={frame.language}>
          <ul>
            {LANGUAGES.map((language) => (
              <li key={language}>
                <a
                  href={`${path}?lang=${language}`}
                  lang={LOCALES[language].replace("-US", "")}
                  hreflang={language}
                  aria-current={language === current ? "page" : "false"}
                >
                  {LANGUAGE_NAMES[language]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          {frame.weather(WEATHER_SOURCE.name, WEATHER_LICENCE.name)}{" "}
          <a href={WEATHER_SOURCE.url}>{WEATHER_SOURCE.name}</a>,{" "}
          <a href={WEATHER_LICENCE.url}>{WEATHER_LICENCE.name}</a>.
        </p>
        <p>
          {frame.official} <a href="https://www.weather.gov/">weather.gov</a>
        </p>
        <p>{frame.emergency}</p>
      </div>
    </footer>
  );
}
