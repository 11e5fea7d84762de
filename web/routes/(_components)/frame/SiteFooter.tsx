import { WEATHER_LICENCE, WEATHER_SOURCE } from "shared/attribution.ts";
import { LANGUAGE_NAMES, LANGUAGES, tagOf } from "shared/languages.ts";
import { useLanguage, useWords } from "@/words/reader.ts";

export function SiteFooter({ path }: { path: string }) {
  const { frame } = useWords();
  return (
    <footer class="site-footer">
      <div class="wrap">
        <LanguageSwitch path={path} />
        <ul>
          <li>
            <a href="/privacy">{frame.privacy}</a>
          </li>
          <li>
            <a href="/terms">{frame.terms}</a>
          </li>
          <li>
            <a href="/developers" hreflang="en">{frame.developers}</a>
          </li>
        </ul>
        <p>
          <strong>{frame.emergency}</strong>
        </p>
        <p>
          {frame.weather.by}
          <a href={WEATHER_SOURCE.url}>{WEATHER_SOURCE.name}</a>
          {frame.weather.under}
          <a href={WEATHER_LICENCE.url}>{WEATHER_LICENCE.name}</a>
          {frame.weather.end}
        </p>
        <p>
          {frame.official.by}
          <a href="https://www.weather.gov/">{frame.weatherService}</a>
          {frame.official.end}
        </p>
      </div>
    </footer>
  );
}

/** The same page in each language, under the language's own name. */
function LanguageSwitch({ path }: { path: string }) {
  const { frame } = useWords();
  const current = useLanguage();
  return (
    <nav class="languages" aria-label={frame.language}>
      <ul>
        {LANGUAGES.map((language) => (
          <li key={language}>
            <a
              href={`${path}?lang=${language}`}
              lang={tagOf(language)}
              hreflang={tagOf(language)}
              aria-current={language === current ? "page" : "false"}
            >
              {LANGUAGE_NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
