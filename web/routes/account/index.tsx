import { type Context, page } from "fresh";
import { MAX_PLACES, Me } from "shared/api/people.ts";
import { Preview } from "shared/api/zips.ts";
import { AccountFacts } from "@/components/AccountFacts.tsx";
import { AddPlace } from "@/components/AddPlace.tsx";
import { ConsentBox } from "@/components/ConsentBox.tsx";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { PauseTexts } from "@/components/PauseTexts.tsx";
import { PlaceCard } from "@/components/PlaceCard.tsx";
import { TextChoices } from "@/components/TextChoices.tsx";
import { accountOf, changeOf, readAccount, type TypedAccount } from "@/lib/account_form.ts";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { define, type State } from "@/utils.ts";

const SAVED: Record<string, string> = {
  add: "You follow it now. We will text you when the rain reaches your level.",
  level: "The level is changed.",
  remove: "You no longer follow it.",
  consent: "Thank you. Alerts are on.",
  choices: "Saved. Your texts will come like this from now on.",
  pause: "Your texts are paused for 24 hours.",
  resume: "Your texts are on again.",
};

export const handlers = define.handlers({
  GET: async (ctx) => {
    const me = await ctx.state.api.get("/api/me", Me);
    const { searchParams } = ctx.url;
    const saved = SAVED[searchParams.get("saved") ?? ""];
    return await show(ctx, me, accountOf(me, searchParams.get("add") ?? ""), { saved });
  },
  POST: async (ctx) => {
    const form = await ctx.req.formData();
    const intent = textOf(form, "intent");
    const me = await ctx.state.api.get("/api/me", Me);
    const typed = readAccount(form, me);
    const { refusal } = await attempt(
      ctx.state.api.patch("/api/me", changeOf(intent, me, typed), Me),
    );
    if (!refusal) return ctx.redirect(`/account?saved=${intent}`, 303);
    const controls = ["consentVersion", "zip", "places", "quietHours"];
    const problem = aboutAdding(problemOf(refusal, controls));
    if (refusal.code === "consentNeeded") problem.fields.consentVersion ??= refusal.message;
    if (refusal.code === "placeUnknown") problem.fields.zip ??= refusal.message;
    return await show(ctx, me, typed, { problem, status: refusal.status });
  },
});

interface Shown {
  saved?: string;
  problem?: FormProblem;
  status?: number;
}

async function show(ctx: Context<State>, me: Me, typed: TypedAccount, shown: Shown) {
  ctx.state.title = "My places";
  const { saved, problem, status } = shown;
  const zips = new Set([...me.places.map(({ zip }) => zip), typed.zip]);
  const previews = await findPreviews(ctx, [...zips]);
  return page({ me, typed, saved, problem, previews, now: ctx.state.now }, { status });
}

/** A nicety: the page is shown without those that do not come. */
async function findPreviews(
  { state }: Context<State>,
  zips: string[],
): Promise<Map<string, Preview>> {
  const asked = zips.filter((zip) => /^\d{5}$/.test(zip)).map((zip) =>
    state.api.get(`/api/zips/${zip}/preview`, Preview).catch(() => undefined)
  );
  const found = (await Promise.all(asked)).filter((preview) => preview !== undefined);
  return new Map(found.map((preview) => [preview.zip, preview]));
}

export default define.page<typeof handlers>(({ data }) => {
  const { me, typed, saved, problem, previews, now } = data;
  const { places } = me;
  const until = pausedUntil(me, now);
  // Who came to follow a ZIP code finds that first.
  const isAdding = typed.zip !== "" && !places.some(({ zip }) => zip === typed.zip);
  const adding = places.length < MAX_PLACES
    ? (
      <AddPlace
        typed={typed}
        needsConsent={!me.consentVersion}
        isFirst={places.length === 0}
        preview={previews.get(typed.zip)}
        fields={problem?.fields}
      />
    )
    : <p>You follow {MAX_PLACES} ZIP codes, as many as one can. Remove one to add another.</p>;
  return (
    <>
      <ErrorSummary {...problem} />
      <h1>My places</h1>
      <p>
        <a href="/account/texts">Your texts, and why they came</a>
      </p>
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
      <div class="pair">
        <div class="stack">
          {isAdding && adding}
          <Places me={me} typed={typed} previews={previews} />
          {!isAdding && adding}
        </div>
        <div class="stack">
          {places[0] && (
            <>
              <TextChoices typed={typed.choices} fields={problem?.fields} />
              <PauseTexts until={until} now={now} timeZone={places[0].timeZone} />
            </>
          )}
          <AccountFacts me={me} isPaused={until !== undefined} />
        </div>
      </div>
    </>
  );
});

interface PlacesProps {
  me: Me;
  typed: TypedAccount;
  previews: Map<string, Preview>;
}

function Places({ me: { places, consentVersion }, typed, previews }: PlacesProps) {
  return (
    <section class="stack tight" aria-labelledby="places">
      <h2 id="places">ZIP codes you follow</h2>
      {places.length === 0 ? <p>None yet. Add one, and we watch its rain.</p> : (
        <div class="pair">
          {places.map((place) => (
            <PlaceCard
              key={place.zip}
              place={place}
              level={place.zip === typed.zip ? typed.level : place.level}
              preview={previews.get(place.zip)}
            />
          ))}
        </div>
      )}
      {!consentVersion && places.length > 0 && <Consent />}
    </section>
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

/** Undefined where texts come as ever. */
function pausedUntil({ pausedUntil }: Me, now: Date): string | undefined {
  return pausedUntil && Date.parse(pausedUntil) > now.getTime() ? pausedUntil : undefined;
}

/** The API names a place by its number in the list; on this page only the added one can be wrong. */
function aboutAdding({ message, fields: { places, ...fields } }: FormProblem): FormProblem {
  return { message, fields: places ? { zip: places, ...fields } : fields };
}
