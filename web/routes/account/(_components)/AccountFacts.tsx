import type { Me } from "shared/api/people.ts";
import { useWords } from "@/words/reader.ts";

export function AccountFacts({ me, isPaused }: { me: Me; isPaused: boolean }) {
  const { account: { facts }, secondFactor, staff } = useWords();
  return (
    <section aria-labelledby="account">
      <h2 id="account">{facts.title}</h2>
      <dl class="facts">
        <dt>{facts.number}</dt>
        <dd>{phoneWords(me.phone)}</dd>
        <dt>{facts.texts}</dt>
        <dd>{facts[stateOfTexts(me, isPaused)]}</dd>
        {me.district && (
          <>
            <dt>{facts.district}</dt>
            <dd>
              <a href="/district">{me.district.name}</a> ({staff.roles[me.district.role]})
            </dd>
          </>
        )}
      </dl>
      {me.district && (
        <details>
          <summary>{staff.leave.open(me.district.name)}</summary>
          <form method="post" action="/account/district">
            <p>{staff.leave.means}</p>
            <button class="button danger" type="submit">{staff.leave.button}</button>
          </form>
        </details>
      )}
      <p>
        <a href="/account/app">{secondFactor.link}</a>
      </p>
      <p class="hint">{secondFactor.linkHint}</p>
      <form method="post" action="/sign-out">
        <button class="button second" type="submit">{facts.signOut}</button>
      </form>
    </section>
  );
}

/** "+17185550123" → "(718) 555-0123" */
function phoneWords(phone: string): string {
  return phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");
}

function stateOfTexts({ unsubscribedAt, unreachableAt, consentVersion }: Me, isPaused: boolean) {
  if (unsubscribedAt) return "stopped";
  if (unreachableAt) return "unreachable";
  if (!consentVersion) return "notAgreed";
  return isPaused ? "paused" : "on";
}
