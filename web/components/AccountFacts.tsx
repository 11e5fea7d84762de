import type { Me } from "shared/api/people.ts";

export function AccountFacts({ me, isPaused }: { me: Me; isPaused: boolean }) {
  return (
    <section aria-labelledby="account">
      <h2 id="account">Your account</h2>
      <dl class="facts">
        <dt>Number</dt>
        <dd>{phoneWords(me.phone)}</dd>
        <dt>Texts</dt>
        <dd>{textsWords(me, isPaused)}</dd>
        {me.district && (
          <>
            <dt>District</dt>
            <dd>
              <a href="/district">{me.district.name}</a>
            </dd>
          </>
        )}
      </dl>
      <form method="post" action="/sign-out">
        <button class="button second" type="submit">Sign out</button>
      </form>
      <ul class="plain-links">
        <li>
          <a href="/api/me/export" download="floodline-my-data.json">Download all my data</a>
        </li>
        <li>
          <a href="/account/delete">Delete my account</a>
        </li>
      </ul>
    </section>
  );
}

/** "+17185550123" → "(718) 555-0123" */
function phoneWords(phone: string): string {
  return phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");
}

function textsWords({ unsubscribedAt, consentVersion }: Me, isPaused: boolean): string {
  if (unsubscribedAt) return "Off: you answered STOP";
  if (consentVersion && isPaused) return "Paused";
  return consentVersion ? "On" : "Off: you have not agreed to them yet";
}
