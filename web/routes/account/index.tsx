import { type Context, page } from "fresh";
import { Devices, Me } from "shared/api/people.ts";
import { CONSENT_VERSION } from "shared/consent.ts";
import { MAX_PLACES } from "shared/limits.ts";
import { Preview } from "shared/api/zips.ts";
import { OwnInvitations } from "shared/api/district/people.ts";
import { pathTo } from "shared/path_to.ts";
import { AccountFacts } from "./(_components)/AccountFacts.tsx";
import { AddPlace } from "./(_components)/AddPlace.tsx";
import { ConsentBox } from "@/components/ConsentBox.tsx";
import { Devices as DeviceList } from "./(_components)/Devices.tsx";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { PauseTexts } from "./(_components)/PauseTexts.tsx";
import { PlaceCard } from "./(_components)/PlaceCard.tsx";
import { TextChoices } from "./(_components)/TextChoices.tsx";
import { YourData } from "./(_components)/YourData.tsx";
import {
  accountOf,
  changeOf,
  readAccount,
  type TypedAccount,
} from "./(_components)/account_form.ts";
import { attempt } from "@/lib/api.ts";
import { type FormProblem, problemOf, queryOf, textOf } from "@/lib/forms.ts";
import { zipFrom } from "@/lib/from_address.ts";
import { languageCookie } from "@/lib/language.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { useWords } from "@/words/reader.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const me = await ctx.state.api.get("/api/me", Me);
    const { searchParams } = ctx.url;
    const saved = searchParams.get("saved") ?? undefined;
    return await show(ctx, me, accountOf(me, zipFrom(searchParams, "add")), { saved });
  },
  POST: async (ctx) => {
    const { api, language, visit, publicUrl } = ctx.state;
    const form = await readForm(ctx.req);
    const intent = textOf(form, "intent");
    const me = await api.get("/api/me", Me);
    const typed = readAccount(form, me);
    const change = changeOf(intent, me, typed);
    const { refusal } = await attempt(api.patch("/api/me", change, Me));
    if (!refusal) {
      // The pages follow a new choice; a language that was left as it is says nothing about them.
      if (change.language && change.language !== me.language) {
        visit.cookies.push(languageCookie(change.language, publicUrl));
      }
      return ctx.redirect(`/account${queryOf({ saved: intent })}`, 303);
    }
    const controls = ["consentVersion", "zip", "places", "quietHours"];
    const problem = aboutAdding(problemOf(refusal, controls, language));
    if (refusal.code === "consentNeeded") problem.fields.consentVersion ??= refusal.message;
    if (refusal.code === "placeUnknown") problem.fields.zip ??= refusal.message;
    return await show(ctx, me, typed, { problem, status: refusal.status });
  },
});

interface Shown {
  /** What was asked for, and is done. */
  saved?: string;
  problem?: FormProblem;
  status?: number;
}

async function show(ctx: Context<State>, me: Me, typed: TypedAccount, shown: Shown) {
  ctx.state.title = WORDS[ctx.state.language].account.title;
  const { saved, problem, status } = shown;
  const zips = new Set([...me.places.map(({ zip }) => zip), typed.zip]);
  const [previews, devices, invitations] = await Promise.all([
    findPreviews(ctx, [...zips]),
    ctx.state.api.get("/api/me/devices", Devices).then(({ devices }) => devices, () => undefined),
    ctx.state.api.get("/api/me/invitations", OwnInvitations)
      .then(({ invitations }) => invitations, () => []),
  ]);
  const { now } = ctx.state;
  return page({ me, typed, saved, problem, previews, devices, invitations, now }, { status });
}

/** A nicety: the page is shown without those that do not come. */
async function findPreviews(
  { state }: Context<State>,
  zips: string[],
): Promise<Map<string, Preview>> {
  const asked = zips.filter((zip) => /^\d{5}$/.test(zip)).map((zip) =>
    state.api.get(pathTo`/api/zips/${zip}/preview`, Preview).catch(() => undefined)
  );
  const found = (await Promise.all(asked)).filter((preview) => preview !== undefined);
  return new Map(found.map((preview) => [preview.zip, preview]));
}

export default define.page<typeof handlers>(({ data }) => {
  const { me, typed, saved, problem, previews, devices, invitations, now } = data;
  const { places } = me;
  const { account, staff, frame } = useWords();
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
    : <p>{account.places.full(MAX_PLACES)}</p>;
  return (
    <>
      <ErrorSummary title={frame.error.problem} {...problem} />
      <h1>{account.title}</h1>
      <p>
        <a href="/account/texts">{account.texts}</a>
      </p>
      <Told saved={saved} silence={silenceOf(me)} />
      {invitations.map(({ id, district }) => (
        <Notice key={id}>
          <p>
            {staff.invited(district)} <a href="/join">{staff.look}</a>
          </p>
        </Notice>
      ))}
      <div class="pair">
        <div class="stack">
          {isAdding && adding}
          <Places me={me} typed={typed} previews={previews} />
          {!isAdding && adding}
        </div>
        {places[0] && (
          <div class="stack">
            <TextChoices typed={typed.choices} fields={problem?.fields} />
            <PauseTexts until={until} now={now} timeZone={places[0].timeZone} />
          </div>
        )}
      </div>
      <div class="pair affairs">
        <div class="stack">
          <AccountFacts me={me} isPaused={until !== undefined} />
          {devices && <DeviceList devices={devices} now={now} />}
        </div>
        <YourData />
      </div>
    </>
  );
});

/** Why no text comes, whatever is chosen on this page; undefined where they do. */
function silenceOf({ unsubscribedAt, unreachableAt }: Me): "stopped" | "unreachable" | undefined {
  if (unsubscribedAt) return "stopped";
  return unreachableAt ? "unreachable" : undefined;
}

function Told(
  { saved = "", silence }: { saved?: string; silence: ReturnType<typeof silenceOf> },
) {
  const { account } = useWords();
  const done = Object.hasOwn(account.saved, saved) ? account.saved[saved] : undefined;
  return (
    <>
      {done && (
        <Notice tone="good">
          <p>{done}</p>
        </Notice>
      )}
      {silence && (
        <Notice tone="grave">
          <p>
            <strong>{account[silence].why}</strong> {account[silence].undo}
          </p>
        </Notice>
      )}
    </>
  );
}

interface PlacesProps {
  me: Me;
  typed: TypedAccount;
  previews: Map<string, Preview>;
}

function Places({ me: { places, consentVersion }, typed, previews }: PlacesProps) {
  const words = useWords().account.places;
  return (
    <section class="stack tight" aria-labelledby="places">
      <h2 id="places">{words.title}</h2>
      {places.length === 0 ? <p>{words.none}</p> : (
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
      {consentVersion !== CONSENT_VERSION && places.length > 0 && (
        <Consent isAnew={consentVersion !== null} />
      )}
    </section>
  );
}

function Consent({ isAnew }: { isAnew: boolean }) {
  const { consent } = useWords().account;
  const { title, why } = isAnew ? consent.anew : consent;
  return (
    <form method="post" action="/account" class="narrow">
      <h2>{title}</h2>
      <p>{why}</p>
      <ConsentBox />
      <button class="button" type="submit" name="intent" value="consent">{consent.agree}</button>
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
