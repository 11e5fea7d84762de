import { page } from "fresh";
import { MAX_PLACES, Me, type NewPlace } from "shared/api/people.ts";
import { DEFAULT_LEVEL, type Level, LEVELS } from "shared/levels.ts";
import { AccountFacts } from "@/components/AccountFacts.tsx";
import { AddPlace } from "@/components/AddPlace.tsx";
import { ConsentBox } from "@/components/ConsentBox.tsx";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { LevelChoices } from "@/components/LevelChoices.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { define } from "@/utils.ts";

const SAVED: Record<string, string> = {
  add: "You follow it now. We will text you when the rain reaches your level.",
  level: "The level is changed.",
  remove: "You no longer follow it.",
  consent: "Thank you. Alerts are on.",
};

export const handlers = define.handlers({
  GET: async (ctx) => {
    ctx.state.title = "My places";
    const me = await ctx.state.api.get("/api/me", Me);
    const { searchParams } = ctx.url;
    const zip = searchParams.get("add") ?? "";
    const saved = SAVED[searchParams.get("saved") ?? ""];
    return page({ me, saved, typed: { zip, level: DEFAULT_LEVEL, consentVersion: "" } });
  },
  POST: async (ctx) => {
    ctx.state.title = "My places";
    const form = await ctx.req.formData();
    const typed = read(form);
    const intent = textOf(form, "intent");
    const me = await ctx.state.api.get("/api/me", Me);
    const change = {
      places: placesAfter(intent, me, typed),
      consentVersion: typed.consentVersion || undefined,
    };
    const { refusal } = await attempt(ctx.state.api.patch("/api/me", change, Me));
    if (!refusal) return ctx.redirect(`/account?saved=${intent}`, 303);
    const problem = aboutAdding(problemOf(refusal, ["consentVersion", "zip", "places"]));
    if (refusal.code === "consentNeeded") problem.fields.consentVersion ??= refusal.message;
    if (refusal.code === "placeUnknown") problem.fields.zip ??= refusal.message;
    return page({ me, saved: undefined, typed, problem }, { status: refusal.status });
  },
});

export default define.page<typeof handlers>(({ data }) => {
  const { me, saved, typed } = data;
  const problem: FormProblem | undefined = "problem" in data ? data.problem : undefined;
  // Who came to follow a ZIP code finds that first.
  const isAdding = typed.zip !== "" && !me.places.some(({ zip }) => zip === typed.zip);
  const adding = me.places.length < MAX_PLACES
    ? <AddPlace typed={typed} needsConsent={!me.consentVersion} fields={problem?.fields} />
    : <p>You follow {MAX_PLACES} ZIP codes, as many as one can. Remove one to add another.</p>;
  return (
    <>
      <ErrorSummary {...problem} />
      <h1>My places</h1>
      {saved && (
        <Notice tone="good">
          <p>{saved}</p>
        </Notice>
      )}
      {me.unsubscribedAt && (
        <Notice tone="grave">
          <p>
            <strong>Your texts are switched off, because you answered STOP.</strong>{" "}
            To get them again, text START to the number they came from.
          </p>
        </Notice>
      )}
      <div class="stack">
        {isAdding && adding}
        <Places me={me} />
        {!isAdding && adding}
        <AccountFacts me={me} />
      </div>
    </>
  );
});

function Places({ me: { places, consentVersion } }: { me: Me }) {
  return (
    <section class="stack tight" aria-labelledby="places">
      <h2 id="places">ZIP codes you follow</h2>
      {places.length === 0 ? <p>None yet. Add one, and we watch its rain.</p> : (
        <div class="pair">
          {places.map((place) => <PlaceCard key={place.zip} place={place} />)}
        </div>
      )}
      {!consentVersion && places.length > 0 && <Consent />}
    </section>
  );
}

function PlaceCard({ place: { zip, city, state, level } }: { place: Me["places"][number] }) {
  return (
    <form class="card" method="post" action="/account">
      <h3>
        <a href={`/zip/${zip}`}>{city ? `${city}, ${state} ${zip}` : zip}</a>
      </h3>
      <input type="hidden" name="zip" value={zip} />
      <LevelChoices id={`level-${zip}`} legend={`When to text me about ${zip}`} value={level} />
      <p class="row">
        <button class="button slim" type="submit" name="intent" value="level">
          Save<span class="hidden-words">{` level of ${zip}`}</span>
        </button>
        <button class="link-button" type="submit" name="intent" value="remove">
          Remove {zip}
        </button>
      </p>
    </form>
  );
}

function Consent() {
  return (
    <form method="post" action="/account" class="narrow">
      <h2>Agree to texts</h2>
      <p>Without your yes we send no alert.</p>
      <ConsentBox />
      <button class="button" type="submit" name="intent" value="consent">Agree</button>
    </form>
  );
}

interface Typed {
  zip: string;
  level: Level;
  consentVersion: string;
}

function read(form: FormData): Typed {
  return {
    zip: textOf(form, "zip"),
    level: LEVELS.find((level) => level === form.get("level")) ?? DEFAULT_LEVEL,
    consentVersion: textOf(form, "consentVersion"),
  };
}

/** The whole list as it is to be; undefined: as it is. */
function placesAfter(
  intent: string,
  { places }: Me,
  { zip, level }: Typed,
): NewPlace[] | undefined {
  const others = places.filter((place) => place.zip !== zip).map(({ zip, level }) => ({
    zip,
    level,
  }));
  if (intent === "remove") return others;
  if (intent === "level") {
    return places.map((place) => ({
      zip: place.zip,
      level: place.zip === zip ? level : place.level,
    }));
  }
  if (intent === "add") return [...others, { zip, level }];
}

/** The API names a place by its number in the list; on this page only the added one can be wrong. */
function aboutAdding({ message, fields: { places, ...fields } }: FormProblem): FormProblem {
  return { message, fields: places ? { zip: places, ...fields } : fields };
}
