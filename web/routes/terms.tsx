import { page } from "fresh";
import { CONSENT_WORDING } from "shared/consent.ts";
import { define } from "../utils.ts";

export const handlers = define.handlers({
  GET: (ctx) => {
    ctx.state.title = "Terms";
    return page();
  },
});

export default define.page<typeof handlers>(() => (
  <>
    <h1>Terms</h1>
    <p class="lead">Short, because they should be read.</p>

    <h2>The texts</h2>
    <p>What you agree to when you tick the box:</p>
    <blockquote class="notice">
      <p>{CONSENT_WORDING}</p>
    </blockquote>
    <ul>
      <li>
        <strong>Program:</strong> FloodLine flood and rain alerts.
      </li>
      <li>
        <strong>How often:</strong>{" "}
        when a storm reaches your level, when it gets worse, and when it is over. On dry days,
        never.
      </li>
      <li>
        <strong>Cost:</strong> none from us. Your carrier's message and data rates may apply.
      </li>
      <li>
        <strong>STOP</strong>, or "please stop" in words of your own, ends them at once.{" "}
        <strong>START</strong> brings them back, <strong>HELP</strong> explains.
      </li>
      <li>Carriers are not liable for texts that come late or not at all.</li>
    </ul>

    <h2>What an alert is, and is not</h2>
    <p>
      Rain is forecast and estimated by weather models (<a href="https://open-meteo.com/">
        Open-Meteo
      </a>,{" "}
      <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>), not measured on your
      street. A flood can come without a text, and a text without a flood. Official warnings come
      from the <a href="https://www.weather.gov/">National Weather Service</a>{" "}
      and your city; follow them first. FloodLine is not an emergency service: in danger, call{" "}
      <a href="tel:911">911</a>.
    </p>

    <h2>Reports</h2>
    <ul>
      <li>Report what you saw yourself. Never enter water to take a photo.</li>
      <li>Leave out faces and number plates where you can.</li>
      <li>
        You let us show your report to the district it is in, and its depth, time and rough place to
        everybody.
      </li>
      <li>The district decides what it does about a report. It is no request to 311 or 911.</li>
    </ul>

    <p>
      <a href="/privacy">What we keep, and for how long</a>
    </p>
  </>
));
