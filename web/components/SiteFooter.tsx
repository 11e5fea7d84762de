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
          <a href="https://open-meteo.com/">Open-Meteo.com</a>{" "}
          (<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>). Official warnings
          come from the <a href="https://www.weather.gov/">National Weather Service</a>.
        </p>
        <p>FloodLine is not an emergency service. In danger, call 911.</p>
      </div>
    </footer>
  );
}
