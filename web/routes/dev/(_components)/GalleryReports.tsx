import { DepthFigure } from "@/components/DepthFigure.tsx";
import { LatestReports } from "@/routes/(_components)/start/LatestReports.tsx";
import { MediaGallery } from "@/components/MediaGallery.tsx";
import { PhotoForm } from "@/components/PhotoForm.tsx";
import { PlainMap } from "@/map/PlainMap.tsx";
import { RainThen } from "@/routes/reports/[id]/(_components)/RainThen.tsx";
import { ReportFacts } from "@/components/ReportFacts.tsx";
import { ReportItems } from "@/components/ReportItems.tsx";
import { ReportLinks } from "@/routes/reports/[id]/(_components)/ReportLinks.tsx";
import { ReportProgress } from "@/routes/reports/[id]/(_components)/ReportProgress.tsx";
import { ReportStep } from "@/routes/report/(_components)/ReportStep.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { StatusTexts } from "@/routes/reports/[id]/(_components)/StatusTexts.tsx";
import { ThanksForReport } from "@/routes/reports/[id]/(_components)/ThanksForReport.tsx";
import { WaterQuestion } from "@/routes/reports/[id]/(_components)/WaterQuestion.tsx";
import { WithdrawnNotice } from "@/routes/reports/[id]/(_components)/WithdrawnNotice.tsx";
import type { ReportPage } from "shared/api/reports.ts";
import { DEPTHS } from "shared/depths.ts";
import type { Language } from "shared/languages.ts";
import { ENDINGS, REPORT_STATUSES } from "shared/report_statuses.ts";
import { NOW } from "shared/samples/moment.ts";
import { publicReport, reportPage } from "shared/samples/reports.ts";
import { GalleryUploads } from "./GalleryUploads.tsx";
import { Piece } from "./Piece.tsx";

export function GalleryReports({ language }: { language: Language }) {
  const everyDepth = DEPTHS.map((depth) => publicReport({ id: depth, depth }));
  return (
    <>
      <Piece name="DepthFigure">
        <p class="row">
          {DEPTHS.map((depth) => <DepthFigure key={depth} depth={depth} />)}
          {DEPTHS.map((depth) => <DepthFigure key={depth} depth={depth} small />)}
        </p>
      </Piece>
      <Piece name="PlainMap">
        <PlainMap zip="11231" place={null} />
      </Piece>
      <Piece name="StatusBadge">
        <p class="row">
          {REPORT_STATUSES.map((status) => <StatusBadge key={status} status={status} />)}
        </p>
      </Piece>
      <Piece name="ReportItems">
        <ReportItems
          reports={[
            ...everyDepth,
            publicReport({ id: "confirmed", confirmations: 3 }),
            publicReport({ id: "gone", isGone: true }),
            ...ENDINGS.map((status) => publicReport({ id: status, status, isOpen: false })),
          ]}
          now={NOW}
        />
      </Piece>
      <Piece name="LatestReports: none, not known">
        <LatestReports reports={[]} now={NOW} />
        <LatestReports now={NOW} />
      </Piece>
      <Piece name="ReportFacts, MediaGallery, StatusTexts, ReportLinks">
        <ReportFacts report={ownReport()} now={NOW} />
        <MediaGallery report={ownReport()} />
        <StatusTexts report={ownReport()} />
        <ReportLinks report={ownReport({ mayBeEdited: true })} />
      </Piece>
      <Piece name="ReportStep, PhotoForm">
        <ReportStep number={1} id="g-step" title="A step" back="Back" next="Next">
          <p>What the step asks.</p>
        </ReportStep>
        <PhotoForm upload={UPLOAD} isFirst />
      </Piece>
      <Piece name="ThanksForReport">
        <ThanksForReport report={ownReport()} />
      </Piece>
      <Piece name="ReportProgress">
        <ReportProgress report={ownReport({ confirmations: 3 })} now={NOW} />
      </Piece>
      <Piece name="WaterQuestion">
        <WaterQuestion
          report={ownReport({
            water: { askAt: NOW.toISOString(), answer: null, answeredAt: null },
          })}
          now={NOW}
        />
      </Piece>
      <Piece name="RainThen">
        <RainThen report={ownReport()} now={NOW} />
      </Piece>
      <Piece name="WithdrawnNotice">
        <WithdrawnNotice report={ownReport({ withdrawnAt: NOW.toISOString() })} now={NOW} />
      </Piece>
      <GalleryUploads language={language} />
    </>
  );
}

/** What the district did is told by text. */
function ownReport(changes: Partial<ReportPage> = {}): ReportPage {
  return reportPage({
    wantsTexts: true,
    mayBeEdited: false,
    changes: [{
      status: "seen",
      changedAt: "2026-11-22T17:50:00Z",
      isReopened: false,
      words: null,
    }],
    ...changes,
  });
}

const UPLOAD = {
  mediaId: "0199f000-0000-7000-8000-0000000000ee",
  url: "https://storage.example/",
  fields: {},
  maxBytes: 20_000_000,
  expiresAt: NOW.toISOString(),
};
