import { type Context, HttpError, page } from "fresh";
import { DistrictReport } from "shared/api/district.ts";
import { DistrictPicture, OpenedPicture } from "shared/api/district/pictures.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Notice } from "@/components/Notice.tsx";
import PictureViewer from "@/islands/PictureViewer.tsx";
import { attempt } from "@/lib/api.ts";
import { problemOf, textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { pictures as words } from "@/words/en/district/pictures.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";
import { useMay } from "../../../(_components)/role.ts";
import { isHeic, titleOf } from "../../(_components)/picture_words.ts";
import { PictureForms } from "../../(_components)/PictureForms.tsx";
import { StaffPicture } from "../../(_components)/StaffPicture.tsx";

const SAVED = ["covered", "uncovered", "hidden", "shown", "outside", "inside"] as const;

export const handlers = define.handlers({
  GET: async (ctx) => page(await loadPage(ctx)),
  POST: async (ctx) => {
    const { id } = idsOf(ctx);
    const form = await readForm(ctx.req);
    const api = pathTo`/api/district/pictures/${id}`;
    const { refusal, value } = await attempt(act(ctx.state.api, api, form));
    if (refusal) {
      const { fields, message } = problemOf(refusal, ["reason"], ctx.state.language);
      const problem = fields.reason ?? message;
      return page(await loadPage(ctx, { problem }), { status: refusal.status });
    }
    if (value === "removed") {
      return ctx.redirect(pathTo`/district/reports/${idsOf(ctx).reportId}?saved=removed`, 303);
    }
    if ("url" in value) return page(await loadPage(ctx, { original: value.url }));
    return ctx.redirect(`${selfOf(ctx)}?saved=${value.saved}`, 303);
  },
});

type Done = { saved: typeof SAVED[number] } | { url: string } | "removed";

async function act(api: State["api"], path: string, form: FormData): Promise<Done> {
  switch (textOf(form, "do")) {
    case "uncover":
      await api.delete(`${path}/cover`);
      return { saved: "uncovered" };
    case "hide":
      await api.put(`${path}/hiding`, { reason: textOf(form, "reason") }, DistrictPicture);
      return { saved: "hidden" };
    case "show":
      await api.delete(`${path}/hiding`);
      return { saved: "shown" };
    case "outside":
      await api.put(`${path}/outside`, undefined, DistrictPicture);
      return { saved: "outside" };
    case "inside":
      await api.delete(`${path}/outside`);
      return { saved: "inside" };
    case "remove":
      await api.delete(path);
      return "removed";
    case "open":
      return await api.post(`${path}/original`, undefined, OpenedPicture);
    default:
      throw new HttpError(422);
  }
}

export default define.page<typeof handlers>(({ data, state }) => {
  const { report, picture, number, links, alt, saved, problem, original, userId, now } = data;
  const mayRun = useMay("run");
  const isPhoto = picture.kind === "photo";
  return (
    <>
      <a class="back" href={links.back}>
        <Icon name="back" /> {words.back}
      </a>
      <ErrorSummary title={WORDS[state.language].frame.error.problem} message={problem} />
      {saved && (
        <Notice tone="good">
          <p>{words.saved[saved]}</p>
        </Notice>
      )}
      {original && (
        <Notice tone="grave">
          <p>{words.originalOpened}</p>
        </Notice>
      )}
      <h1>{titleOf(picture, number, report.media.length)}</h1>
      {(links.previous || links.next) && (
        <nav class="row" aria-label={words.title}>
          {links.previous && <a href={links.previous} rel="prev">{words.previous}</a>}
          {links.next && <a href={links.next} rel="next">{words.next}</a>}
        </nav>
      )}
      {isPhoto
        ? (
          <PictureViewer
            mediaId={picture.id}
            url={original ?? picture.url}
            alt={alt}
            links={links}
            mayCover={mayRun}
            isHeic={isHeic(picture)}
            words={words.viewer}
          />
        )
        : <video class="picture-video" src={picture.url} controls preload="metadata" />}
      <p>
        <a href={original ?? picture.url}>{words.whole}</a>
      </p>
      <StaffPicture
        picture={picture}
        isOwn={picture.staffs?.by?.id === userId}
        action={links.self}
        timeZone={report.timeZone}
        now={now}
      />
      <PictureForms picture={picture} action={links.self} timeZone={report.timeZone} now={now} />
    </>
  );
});

async function loadPage(
  ctx: Context<State>,
  more: { problem?: string; original?: string } = {},
) {
  const { state, url } = ctx;
  const { id, reportId } = idsOf(ctx);
  const [report, me] = await Promise.all([
    state.api.get(pathTo`/api/district/reports/${reportId}`, DistrictReport),
    state.me(),
  ]);
  const at = report.media.findIndex((picture) => picture.id === id);
  const picture = report.media[at];
  if (!picture) throw new HttpError(404, "There is no such picture.");
  state.title = titleOf(picture, at + 1, report.media.length);
  const linkTo = (of: DistrictPicture | undefined) =>
    of ? pathTo`/district/reports/${reportId}/pictures/${of.id}` : null;
  const { depth, happenedAt, timeZone } = report;
  return {
    report,
    picture,
    number: at + 1,
    links: {
      back: pathTo`/district/reports/${reportId}`,
      self: selfOf(ctx),
      previous: linkTo(report.media[at - 1]),
      next: linkTo(report.media[at + 1]),
    },
    alt: words.alt(WORDS.en.common.depths[depth], timesIn("en").date(happenedAt, timeZone)),
    saved: SAVED.find((what) => what === url.searchParams.get("saved")),
    userId: me?.id ?? "",
    now: state.now,
    ...more,
  };
}

function selfOf(ctx: Context<State>): string {
  const { id, reportId } = idsOf(ctx);
  return pathTo`/district/reports/${reportId}/pictures/${id}`;
}

function idsOf({ params }: Context<State>): { id: string; reportId: string } {
  const [id, reportId] = [params.picture!, params.id!];
  if (!isId(id) || !isId(reportId)) throw new HttpError(404, "There is no such picture.");
  return { id, reportId };
}
