import { type SandboxState, SERVICES } from "../state/state.ts";
import { NewPhone } from "./NewPhone.tsx";
import { RainForm } from "./RainForm.tsx";
import { Region } from "./regions.tsx";
import { WaterForm } from "./WaterForm.tsx";
import { SERVICE_NAMES } from "./service_names.ts";

export function Page({ state, problem }: { state: SandboxState; problem?: string }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>FloodLine sandbox</title>
        <link rel="icon" href="/page/icon.svg" />
        <link rel="stylesheet" href="/page/page.css" />
        <script src="/page/page.js" type="module"></script>
      </head>
      <body>
        <header class="top">
          <div>
            <h1>FloodLine sandbox</h1>
            <p>The outside world, played. Nothing here leaves this machine.</p>
          </div>
          <Region id="sky" state={state} />
          <nav>
            <a href={state.publicUrl}>Open FloodLine</a>
            <form method="post" action="/page/reset">
              <button type="submit">Start afresh</button>
            </form>
          </nav>
        </header>
        <main>
          {problem && <p class="problem banner" role="alert">{problem}</p>}
          <div class="controls">
            <section aria-labelledby="rain-title">
              <h2 id="rain-title">Make it rain</h2>
              <RainForm />
              <WaterForm />
            </section>
            <section aria-labelledby="sweep-title">
              <h2 id="sweep-title">Sweep</h2>
              <form method="post" action="/page/sweep" class="sweep">
                <button type="submit" class="main">Sweep now</button>
              </form>
              <Region id="sweep" state={state} />
            </section>
            <section aria-labelledby="weather-title">
              <h2 id="weather-title">Weather now</h2>
              <Region id="weather" state={state} />
              <h3>Warned of</h3>
              <Region id="map" state={state} />
            </section>
          </div>
          <div class="stage">
            <section aria-labelledby="phones-title" class="bare">
              <div class="title-row">
                <h2 id="phones-title">Phones</h2>
                <NewPhone />
              </div>
              <Region id="phones" state={state} />
            </section>
            <section aria-labelledby="faults-title">
              <h2 id="faults-title">Bad days</h2>
              <Region id="faults" state={state} />
            </section>
            <section aria-labelledby="requests-title" class="requests">
              <div class="title-row">
                <h2 id="requests-title">Requests</h2>
                <Filter />
              </div>
              <Region id="requests" state={state} />
            </section>
            <section aria-labelledby="errors-title">
              <h2 id="errors-title">Errors told to Sentry</h2>
              <Region id="errors" state={state} />
            </section>
          </div>
        </main>
        <p id="said" role="status"></p>
      </body>
    </html>
  );
}

/** Works by CSS alone: each radio hides the other services' rows. */
function Filter() {
  return (
    <fieldset class="filter">
      <legend class="unseen">Show requests of</legend>
      <label>
        <input type="radio" name="service" value="" checked /> All
      </label>
      {SERVICES.map((service) => (
        <label key={service}>
          <input type="radio" name="service" value={service} /> {SERVICE_NAMES[service]}
        </label>
      ))}
    </fieldset>
  );
}
