import { type Context, HttpError, page } from "fresh";
import { Report, Upload } from "shared/api/reports.ts";
import { MAX_PHOTOS } from "shared/media_rules.ts";
import { MediaGallery } from "@/components/MediaGallery.tsx";
import { Notice } from "@/components/Notice.tsx";
import { PhotoForm } from "@/components/PhotoForm.tsx";
import { ReportFacts } from "@/components/ReportFacts.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { attempt } from "@/lib/api.ts";
import { define, type State } from "@/utils.ts";

/** Photos belong to the hours of the flood, not to a report of last month. */
const PHOTO_HOURS = 24;

export const handlers = define.handlers({
  GET: async (ctx) => {
    ctx.state.title = "Your report";
    const { id } = ctx.params;
    if (!/^[0-9a-f-]{36}$/.test(id!)) throw new HttpError(404, "There is no such report.");
    const report = await ctx.state.api.get(`/api/reports/${id}`, Report);
    const { searchParams } = ctx.url;
    const photoProblem = searchParams.get("photo") === "refused"
      ? "That photo did not arrive whole, or is not a photo we can read. Please try another."
      : undefined;
    return page({
      report,
      upload: await permitPhoto(ctx, report),
      isJustSent: searchParams.has("sent"),
      photoProblem,
      now: ctx.state.now,
    });
  },
});

export default define.page<typeof handlers>(({ data }) => {
  const { report, upload, isJustSent, photoProblem, now } = data;
  return (
    <div class="narrow">
      {isJustSent && (
        <Notice tone="good">
          <p>
            <strong>Thank you. Your report is in.</strong> {whoSeesIt(report)}
          </p>
        </Notice>
      )}
      <h1>Your report</h1>
      <p>
        <StatusBadge status={report.status} />
      </p>
      <ReportFacts report={report} now={now} />
      <div class="stack tight">
        <MediaGallery media={report.media} />
        {photoProblem && (
          <Notice tone="grave">
            <p>{photoProblem}</p>
          </Notice>
        )}
        {upload && <PhotoForm upload={upload} isFirst={report.media.length === 0} />}
        <p>
          <a href={`/zip/${report.zip}`}>Rain and reports in {report.zip}</a>
        </p>
      </div>
    </div>
  );
});

/** The plain form's permission, where a photo may still be added and storage can take it. */
async function permitPhoto(
  { state }: Context<State>,
  report: Report,
): Promise<Upload | undefined> {
  const isRecent = state.now.getTime() - Date.parse(report.createdAt) < PHOTO_HOURS * 60 * 60_000;
  const isFull = report.media.length >= MAX_PHOTOS || report.media.some((m) => m.kind === "video");
  const me = await state.me();
  // A manager of its district sees this page too, but may not add to what a resident saw.
  const isManager = me?.district && me.district.slug === report.district?.slug;
  if (!isRecent || isFull || isManager) return undefined;
  const path = `/api/uploads?redirectTo=/reports/${report.id}/photo`;
  // Any photo may be sent as JPEG: what it is, is read from its bytes once it has arrived.
  const asked = state.api.post(path, { contentType: "image/jpeg", sizeBytes: 1 }, Upload);
  return (await attempt(asked)).value;
}

function whoSeesIt({ district }: Report): string {
  return district ? `${district.name} sees it now.` : "It shows on the page of its ZIP code.";
}
