import { type Context, HttpError, page } from "fresh";
import { OwnDistrict } from "shared/api/district.ts";
import { ImportDraft, ImportOverview, ImportTaken } from "shared/api/district/imports.ts";
import { MapData } from "shared/api/map.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Notice } from "@/components/Notice.tsx";
import { attempt } from "@/lib/api.ts";
import { textOf } from "@/lib/forms.ts";
import { findManagerCode } from "@/lib/fresh_code.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { files as words } from "@/words/en/district/files.ts";
import { settings } from "@/words/en/district/settings.ts";
import { DistrictMenu } from "../(_components)/DistrictMenu.tsx";
import { NewCode } from "../(_components)/NewCode.tsx";
import { useMay } from "../(_components)/role.ts";
import { FileForm } from "./(_components)/FileForm.tsx";
import { ImportMap, type ImportShapes, viewOfShapes } from "./(_components)/ImportMap.tsx";
import { ImportPreview } from "./(_components)/ImportPreview.tsx";

const KINDS = ["boundary", "drains"] as const;
type Kind = (typeof KINDS)[number];
const PATH = "/api/district/imports";
const PAGE = "/district/settings/files";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { searchParams } = ctx.url;
    const choice = Number(searchParams.get("choice") ?? 0);
    return await loadPage(ctx, {
      kind: kindOf(searchParams),
      choice: Number.isInteger(choice) ? choice : 0,
      done: searchParams.get("done") ?? undefined,
    });
  },
  POST: async (ctx) => {
    const { api } = ctx.state;
    const kind = kindOf(ctx.url.searchParams);
    if (!kind) throw new HttpError(404);
    const isFile = ctx.req.headers.get("content-type")?.startsWith("multipart/form-data");
    if (isFile) {
      const { refusal } = await attempt(api.passForm(`${PATH}/${kind}`, ctx.req));
      if (!refusal) return ctx.redirect(`${PAGE}?kind=${kind}#draft.${kind}`, 303);
      return await loadPage(ctx, { kind, error: refusal.message, status: refusal.status });
    }
    const form = await readForm(ctx.req);
    const intent = textOf(form, "intent");
    if (intent === "forget") {
      await api.delete(`${PATH}/${kind}`);
      return ctx.redirect(PAGE, 303);
    }
    const choice = Number(textOf(form, "choice") || 0);
    const { refusal } = await attempt<unknown>(
      intent === "undo" ? api.post("/api/district/boundary/undo") : api.post(
        pathTo`/api/district/imports/${kind}/${textOf(form, "id")}/take`,
        { choice },
        ImportTaken,
      ),
    );
    if (!refusal) return ctx.redirect(`${PAGE}?done=${intent === "undo" ? "undo" : "take"}`, 303);
    const isTooLate = refusal.code === "freshCodeNeeded";
    const error = isTooLate ? undefined : refusal.message;
    return await loadPage(ctx, { kind, choice, error, isTooLate, status: refusal.status });
  },
});

function kindOf(query: URLSearchParams): Kind | undefined {
  return KINDS.find((kind) => kind === query.get("kind"));
}

interface Shown {
  kind?: Kind;
  choice?: number;
  /** What was asked for, and is done. */
  done?: string;
  error?: string;
  isTooLate?: boolean;
  status?: number;
}

async function loadPage(ctx: Context<State>, { status, choice = 0, ...shown }: Shown) {
  const { api, now } = ctx.state;
  ctx.state.title = words.title;
  const [{ name }, overview, code] = await Promise.all([
    api.get("/api/district", OwnDistrict),
    api.get(PATH, ImportOverview),
    findManagerCode(ctx.state),
  ]);
  const kind = shown.kind ?? KINDS.find((one) => overview.drafts.includes(one));
  const waits = kind !== undefined && overview.drafts.includes(kind);
  // Who may only look is not shown what waits.
  const { value: draft } = waits
    ? await attempt(api.get(`${PATH}/${kind}`, ImportDraft))
    : { value: undefined };
  const shapes = draft && shapesOf(draft, choice);
  const view = shapes && viewOfShapes(shapes);
  const ground = view && await api.get(
    pathTo`/api/map?latitude=${view.latitude}&longitude=${view.longitude}&metres=${view.metres}`,
    MapData,
  );
  return page({ ...shown, name, overview, draft, choice, shapes, ground, code, now }, { status });
}

function shapesOf({ view }: ImportDraft, choice: number): ImportShapes {
  const { areas, lines, points } = view;
  const own = view.choices[choice];
  return {
    areas: [...areas, ...(own?.outline ?? [])],
    lines,
    points,
    marks: own?.asks.flatMap(({ at }) => at ? [at] : []) ?? [],
  };
}

export default define.page<typeof handlers>(({ data }) => {
  const { name, overview, draft, choice, shapes, ground, code, now } = data;
  const { kind, done, error, isTooLate = false }: Shown = data;
  const isFresh = code === "fresh" && !isTooLate;
  const isManager = useMay("run");
  const errorId = kind && `file.${kind}`;
  return (
    <>
      <ErrorSummary
        title={settings.problem}
        fields={error && errorId ? { [errorId]: error } : {}}
      />
      <p class="over">{name}</p>
      <h1>{words.title}</h1>
      <DistrictMenu path="/district/settings" />
      {done && (
        <Notice tone="good">
          <p>{done === "undo" ? words.undo.done : words.taken}</p>
        </Notice>
      )}
      <p>{words.intro}</p>
      {!isManager && <p class="soft">{words.onlyManagers}</p>}
      {isManager && !isFresh && <NewCode next={PAGE} code={code} isTooLate={isTooLate} />}
      {isManager && draft && shapes && (
        <ImportPreview draft={draft} choice={choice} mayTake={isFresh}>
          {ground && <ImportMap label={words.draft.map} {...{ shapes, ground, now }} />}
        </ImportPreview>
      )}
      {isManager && isFresh && overview.mayUndoBoundary && (
        <form method="post" action={`${PAGE}?kind=boundary`}>
          <p>{words.undo.words}</p>
          <button class="button second" type="submit" name="intent" value="undo">
            {words.undo.button}
          </button>
        </form>
      )}
      {isManager && KINDS.map((one) => (
        <section key={one} aria-labelledby={one}>
          <h2 id={one}>{words.kinds[one]}</h2>
          <p>{words.about[one]}</p>
          {one === "drains" && <p>{words.drainsNow(overview.counts.drains)}</p>}
          <FileForm kind={one} error={kind === one ? error : undefined} />
        </section>
      ))}
    </>
  );
});
