import { WEATHER_LICENCE, WEATHER_SOURCE } from "shared/attribution.ts";

export function SiteFooter() {
  return (
    <footer class="site-footer">
      <div class="wrap">
        <ul>
          <li>
            <a href="/privacy">Privacy</a>
          </li>
          <li>
            <a href="/terms">Terms</a>
          </li>
          <li>
            <a href="/api/docs">For developers</a>
          </li>
        </ul>
        <p>
          Rain amounts are estimated or forecast by a weather model, not measured. Weather data by
          {" "}
          <a href={WEATHER_SOURCE.url}>{WEATHER_SOURCE.name}</a>{" "}
          (<a href={WEATHER_LICENCE.url}>{WEATHER_LICENCE.name}</a>). Official warnings come from
          the <a href="https://www.weather.gov/">National Weather Service</a>.
        </p>
        <p>FloodLine is not an emergency service. In danger, call 911.</p>
      </div>
    </footer>
  );
}
