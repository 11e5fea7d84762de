import type { DistrictReport } from "shared/api/district.ts";
import { DistrictFigures } from "@/routes/district/(_components)/DistrictFigures.tsx";
import { DistrictMenu } from "@/routes/district/(_components)/DistrictMenu.tsx";
import { TideHere } from "@/components/TideHere.tsx";
import { WhatIsComing } from "@/routes/district/(_components)/board/WhatIsComing.tsx";
import { WhatIsWet } from "@/routes/district/(_components)/board/WhatIsWet.tsx";
import { HotSpotMap } from "@/routes/district/hot-spots/(_components)/HotSpotMap.tsx";
import { HotSpotTable } from "@/routes/district/hot-spots/(_components)/HotSpotTable.tsx";
import { StormMarksKey } from "@/routes/district/hot-spots/(_components)/StormMarks.tsx";
import { DistrictStorms } from "@/routes/district/storms/(_components)/DistrictStorms.tsx";
import { DistrictTides } from "@/routes/district/storms/(_components)/DistrictTides.tsx";
import { DistrictTroubles } from "@/routes/district/(_components)/DistrictTroubles.tsx";
import { RoundDone } from "@/routes/district/round/(_components)/RoundDone.tsx";
import { RoundPlace } from "@/routes/district/round/(_components)/RoundPlace.tsx";
import { LeadChoice } from "@/routes/district/levels/(_components)/LeadChoice.tsx";
import { LevelsFacts } from "@/routes/district/levels/(_components)/LevelsFacts.tsx";
import { LevelsHistory } from "@/routes/district/levels/(_components)/LevelsHistory.tsx";
import { LevelsOutcome } from "@/routes/district/levels/(_components)/LevelsOutcome.tsx";
import { OwnLevel } from "@/routes/district/levels/(_components)/OwnLevel.tsx";
import { StaffOnly } from "@/routes/district/reports/(_components)/StaffOnly.tsx";
import { StatusChange } from "@/routes/district/reports/(_components)/StatusChange.tsx";
import { CallForm } from "@/routes/district/reports/(_components)/CallForm.tsx";
import { emptyCall } from "@/routes/district/reports/(_components)/call_form.ts";
import { CityCase } from "@/routes/district/reports/(_components)/CityCase.tsx";
import { HideReport } from "@/routes/district/reports/(_components)/HideReport.tsx";
import { AskSender } from "@/routes/district/reports/(_components)/AskSender.tsx";
import { ToCity } from "@/routes/district/reports/(_components)/ToCity.tsx";
import { AssignReport } from "@/routes/district/reports/(_components)/AssignReport.tsx";
import { NoteForm } from "@/routes/district/reports/(_components)/NoteForm.tsx";
import { ReportNotices } from "@/routes/district/reports/(_components)/ReportNotices.tsx";
import { ReportHistory } from "@/routes/district/reports/(_components)/ReportHistory.tsx";
import { PictureForms } from "@/routes/district/reports/(_components)/PictureForms.tsx";
import { StaffPicture } from "@/routes/district/reports/(_components)/StaffPicture.tsx";
import { StormAlerts } from "@/routes/district/storms/(_components)/StormAlerts.tsx";
import { StormZips } from "@/routes/district/storms/(_components)/StormZips.tsx";
import { TextFigures } from "@/routes/district/storms/(_components)/TextFigures.tsx";
import { InvitedTable } from "@/routes/district/people/(_components)/InvitedTable.tsx";
import { InviteForm } from "@/routes/district/people/(_components)/InviteForm.tsx";
import { LogFilters } from "@/routes/district/log/(_components)/LogFilters.tsx";
import { LogTable } from "@/routes/district/log/(_components)/LogTable.tsx";
import { DistrictSays } from "@/routes/zip/(_components)/DistrictSays.tsx";
import { MessageForm } from "@/routes/district/message/(_components)/MessageForm.tsx";
import { MessageNow } from "@/routes/district/message/(_components)/MessageNow.tsx";
import { FileForm } from "@/routes/district/settings/(_components)/FileForm.tsx";
import { ImportMap } from "@/routes/district/settings/(_components)/ImportMap.tsx";
import { ImportPreview } from "@/routes/district/settings/(_components)/ImportPreview.tsx";
import { EyesOff } from "@/routes/district/settings/(_components)/EyesOff.tsx";
import { SettingsForm } from "@/routes/district/settings/(_components)/SettingsForm.tsx";
import { TideStation } from "@/routes/district/settings/(_components)/TideStation.tsx";
import { NewCode } from "@/routes/district/(_components)/NewCode.tsx";
import {
  MadeLink,
  NewLink,
  WallLinks,
} from "@/routes/district/settings/(_components)/WallLinks.tsx";
import {
  DistrictKeys,
  NewKeyForm,
  ShownKey,
} from "@/routes/district/settings/(_components)/DistrictKeys.tsx";
import { describeAfterReport } from "shared/after/describe.ts";
import {
  AFTER_TOKEN,
  afterFile,
  afterLink,
  afterPicture,
  afterReport,
} from "shared/samples/after.ts";
import { AfterView } from "@/after/AfterView.tsx";
import { AfterFiles } from "@/routes/district/after/(_components)/AfterFiles.tsx";
import { AfterLinks } from "@/routes/district/after/(_components)/AfterLinks.tsx";
import { AskedDays, ChooseStorm } from "@/routes/district/after/(_components)/ChooseReport.tsx";
import { ChoosePhotos } from "@/routes/district/after/(_components)/ChoosePhotos.tsx";
import { TakeAlong } from "@/routes/district/after/(_components)/TakeAlong.tsx";
import { WallScreen } from "@/routes/wall/(_components)/WallScreen.tsx";
import {
  ListLinks,
  NewListLinkForm,
  ShownListLink,
} from "@/routes/district/settings/(_components)/ListLinks.tsx";
import { TakeList } from "@/routes/district/(_components)/board/TakeList.tsx";
import { districtKey, listLink, SHOWN_KEY } from "shared/samples/keys.ts";
import { wall, WALL_TOKEN, wallLink } from "shared/samples/wall.ts";
import { StaffTable } from "@/routes/district/people/(_components)/StaffTable.tsx";
import { TEMPLATE_STATUSES } from "shared/report_statuses.ts";
import type { TideOutlook } from "shared/api/tides.ts";
import { answerTemplate } from "shared/samples/templates.ts";
import { DISTRICT_ACTS } from "shared/district_acts.ts";
import {
  districtMessage,
  districtSettings,
  districtTide,
  invitation,
  loggedAct,
  PERSON_ID,
  staffList,
  zipMessage,
} from "shared/samples/staff.ts";
import { ReaderLanguage } from "@/words/reader.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import { hotSpots } from "shared/samples/hot_spots.ts";
import { districtTides, zipTide } from "shared/samples/tides.ts";
import { REPORT_STATUSES } from "shared/report_statuses.ts";
import { mapData } from "shared/samples/map.ts";
import {
  boardMap,
  boardMapOfMany,
  boardOverview,
  districtReport,
  districtReportRow,
  districtStats,
  ownDistrict,
  reportAct,
  savedFilter,
  storm,
} from "shared/samples/district.ts";
import { NOW } from "shared/samples/moment.ts";
import { photo } from "shared/samples/reports.ts";
import type { DistrictPicture } from "shared/api/district/pictures.ts";
import { incident } from "shared/samples/incidents.ts";
import { drainsDraft, importDraft } from "shared/samples/imports.ts";
import { AskStillWet } from "@/routes/district/incidents/(_components)/AskStillWet.tsx";
import { IncidentMap } from "@/routes/district/incidents/(_components)/IncidentMap.tsx";
import { IncidentReports } from "@/routes/district/incidents/(_components)/IncidentReports.tsx";
import { Offers } from "@/routes/district/incidents/(_components)/Offers.tsx";
import { SameWater } from "@/routes/district/reports/(_components)/SameWater.tsx";
import { Piece } from "./Piece.tsx";

const FILTER: ReportFilter = { status: ["new"], depth: ["knee"], since: "3h" };
const INCIDENT = incident();
const TIME_ZONE = "America/New_York";

/** The managers' pages, which are in English. */
const CITY_CASE = {
  ...{ number: null, askedAt: NOW.toISOString(), sentAt: null, problem: null, problemWords: null },
  ...{ isClosed: null, words: null, heardAt: null, mayAgain: false },
};
const CITY_CASES: NonNullable<DistrictReport["cityCase"]>[] = [
  { ...CITY_CASE, state: "coming" },
  { ...CITY_CASE, state: "unknown", mayAgain: true },
  { ...CITY_CASE, state: "waiting" },
  {
    ...CITY_CASE,
    ...{ state: "sent", number: "311-000042", isClosed: true, words: "Basin cleaned" },
    heardAt: NOW.toISOString(),
  },
  {
    ...CITY_CASE,
    ...{ state: "refused", problem: "rejected", problemWords: "service_code not found" },
    mayAgain: true,
  },
];

export function GalleryDistrict() {
  const at = { now: NOW, timeZone: TIME_ZONE };
  const afterWork = {
    ...at,
    action: "/district/after",
    asked: { storm: afterLink().asked.storm!, from: "", until: "" },
  };
  return (
    <ReaderLanguage.Provider value="en">
      <Piece name="RoundPlace">
        <ol class="round-places">
          <RoundPlace
            report={districtReportRow()}
            place="Van Brunt Street at King Street"
            {...at}
          />
          <RoundPlace
            report={districtReportRow({ id: PERSON_ID, location: null, status: "in_progress" })}
            place=""
            {...at}
          />
        </ol>
      </Piece>
      <Piece name="RoundDone">
        <RoundDone report={districtReport({ status: "water_gone", acts: [reportAct()] })} />
      </Piece>
      <Piece name="DistrictMenu">
        <DistrictMenu path="/district" />
      </Piece>
      <Piece name="DistrictTroubles">
        <DistrictTroubles troubles={TROUBLES} {...at} />
      </Piece>
      <Piece name="DistrictFigures">
        <DistrictFigures stats={districtStats()} now={NOW} />
      </Piece>
      <Piece name="WhatIsComing">
        <WhatIsComing weather={boardOverview().weather} now={NOW} />
      </Piece>
      <Piece name="TideHere: flooding, usual, not known">
        {[0.9, 0.2].map((residual) => (
          <TideHere key={residual} weather={weatherByTheSea(zipTide(residual))} now={NOW} />
        ))}
        <TideHere weather={weatherByTheSea({ ...zipTide(), high: null })} now={NOW} />
      </Piece>
      <Piece name="WhatIsWet: with dots, with cells">
        {[boardMap(), boardMapOfMany()].map((reports) => (
          <WhatIsWet
            key={reports.count}
            own={ownDistrict()}
            overview={boardOverview()}
            filters={[savedFilter()]}
            problem=""
            list={{
              reports: REPORT_STATUSES.map((status) => districtReportRow({ id: status, status })),
              next: null,
              eventId: "0",
              asOf: NOW.toISOString(),
            }}
            map={{ ground: mapData(), reports }}
            filter={FILTER}
            before=""
            selected={reports.dots[0]?.id ?? ""}
            chosen={reports.dots.length > 0 ? REPORT : undefined}
            isSeen={false}
            batch={null}
            now={NOW}
          />
        ))}
      </Piece>
      <Piece name="StaffPicture, PictureForms: covered, hidden, taken by staff">
        {PICTURES.map((picture) => (
          <div key={picture.id}>
            <StaffPicture picture={picture} isOwn action="/" {...at} />
            <PictureForms picture={picture} action="/" {...at} />
          </div>
        ))}
      </Piece>
      <Piece name="StatusChange, CityCase, ReportHistory">
        <StatusChange
          report={REPORT}
          templates={TEMPLATE_STATUSES.map((status) => answerTemplate({ id: status, status }))}
          typed={{ status: "passed_on", cityNumber: "311-2", whose: "", templateId: "" }}
        />
        <CityCase
          report={{ ...REPORT, status: "passed_on", cityNumber: "311-20481234" }}
          now={NOW}
          mayChange
        />
        <ToCity report={REPORT} now={NOW} maySend />
        {CITY_CASES.map((cityCase) => (
          <ToCity key={cityCase.state} report={{ ...REPORT, cityCase }} now={NOW} maySend />
        ))}
        <ReportHistory report={{ ...REPORT, acts: ACTS }} now={NOW} />
        <CallForm typed={emptyCall(ownDistrict())} zips={ownDistrict().zips} />
        <NoteForm reportId="1" />
        <AskSender report={REPORT} />
        <AskSender report={{ ...REPORT, mayAsk: false }} />
        <AssignReport report={REPORT} colleagues={[MARIA]} userId="1" />
        <ReportNotices
          report={{ ...REPORT, isReopened: true, isPrivate: true }}
          saved="undone"
          now={NOW}
        />
      </Piece>
      <Piece name="HideReport">
        <HideReport report={REPORT} now={NOW} />
        <HideReport
          report={{ ...REPORT, hiddenAt: NOW.toISOString(), hiddenReason: "It shows a face" }}
          now={NOW}
        />
      </Piece>
      <Piece name="StaffOnly">
        <StaffOnly report={REPORT} />
        <StaffOnly report={{ ...REPORT, isPrivate: true, isPrivateByStaff: true }} />
        <StaffOnly report={{ ...REPORT, isPrivate: true }} />
      </Piece>
      <Piece name="Offers, IncidentMap, IncidentReports, AskStillWet, SameWater">
        <Offers
          offers={[{ incidentId: null, reports: INCIDENT.reports }]}
          mayWork
          {...at}
        />
        <Offers
          offers={[{ incidentId: INCIDENT.id, reports: INCIDENT.reports }]}
          mayWork
          {...at}
        />
        <Offers offers={[]} mayWork {...at} />
        <IncidentMap incident={INCIDENT} ground={mapData()} now={NOW} />
        <IncidentReports incident={INCIDENT} now={NOW} mayWork />
        <AskStillWet incident={INCIDENT} now={NOW} mayWork />
        <AskStillWet incident={incident({ question: null, unreachable: 0 })} now={NOW} mayWork />
        <SameWater report={REPORT} mayWork />
        <SameWater
          report={{
            ...REPORT,
            incident: { id: INCIDENT.id, leadId: REPORT.id, status: "seen", reports: 3 },
          }}
          mayWork
        />
        <SameWater
          report={{
            ...REPORT,
            status: "same_as",
            incident: { id: INCIDENT.id, leadId: INCIDENT.leadId, status: "seen", reports: 3 },
          }}
          mayWork
        />
      </Piece>
      <Piece name="TextFigures">
        <TextFigures people={STORM.people} texts={STORM.texts} />
      </Piece>
      <Piece name="DistrictStorms: none, one">
        <DistrictStorms storms={[]} {...at} />
        <DistrictStorms storms={[STORM]} {...at} />
      </Piece>
      <Piece name="DistrictTides">
        <DistrictTides tides={districtTides().tides} {...at} />
      </Piece>
      <Piece name="HotSpotMap, HotSpotTable, StormMarks">
        <HotSpotMap
          name="Red Hook"
          ground={mapData()}
          spots={SPOTS}
          complaints={hotSpots().complaints}
          now={NOW}
          wetStorms={5}
        />
        <HotSpotTable spots={SPOTS} storms={hotSpots().storms} wetStorms={5} timeZone={TIME_ZONE} />
        <StormMarksKey />
      </Piece>
      <Piece name="StormZips">
        <StormZips storm={STORM} timeZone={TIME_ZONE} />
      </Piece>
      <Piece name="StormAlerts">
        <StormAlerts storm={STORM} timeZone={TIME_ZONE} />
      </Piece>
      <Piece name="OwnLevel, LeadChoice">
        <OwnLevel level="heavy" typed={{ use: "own", mmPer15Min: "4", mmPerHour: "" }} />
        <LeadChoice value="90" />
      </Piece>
      <Piece name="StaffTable, InvitedTable, InviteForm, NewCode">
        <StaffTable people={staffList().people} timeZone={TIME_ZONE} mayChange />
        <InvitedTable
          invitations={[
            invitation(),
            invitation({ id: "2", expiresAt: "2026-11-21T15:00:00Z", name: "Bo" }),
          ]}
          {...at}
          mayChange
        />
        <NewCode next="/district/people" code="stale" isTooLate={false} />
        <NewCode next="/district/people" code="noApp" isTooLate={false} />
        <NewCode next="/district/people" code="stale" isTooLate />
        <InviteForm
          typed={{ phone: "12", name: "", role: undefined, language: "es" }}
          errors={{ phone: "Enter a US mobile number.", role: "Choose a role." }}
        />
      </Piece>
      <Piece name="MessageNow, MessageForm, DistrictSays">
        <MessageNow {...districtMessage()} languages={["en", "es"]} {...at} mayEnd />
        <MessageForm
          typed={{ words: { en: "", es: "", zh: "" }, forHours: "" }}
          languages={["es", "en"]}
          isFirst={false}
          errors={{ "words.en": "Write it in one language at least." }}
        />
        <DistrictSays
          messages={[
            zipMessage(),
            zipMessage({ words: { en: null, es: "Bombas en la esquina", zh: null } }),
          ]}
          {...at}
        />
      </Piece>
      <Piece name="EyesOff, SettingsForm">
        {[false, true].map((isYou) => (
          <EyesOff
            key={isYou}
            asked={{
              by: { id: REPORT.id, name: "Ana Díaz", ending: "0188" },
              isYou,
              askedAt: "2026-11-22T17:00:00Z",
              until: "2026-11-29T17:00:00Z",
            }}
            timeZone={TIME_ZONE}
            now={NOW}
            mayAgree
            isManager
          />
        ))}
        <SettingsForm typed={districtSettings()} />
        <SettingsForm
          typed={districtSettings()}
          errors={{ languages: "Choose each language once, and one at least." }}
        />
      </Piece>
      <Piece name="TideStation: to choose, refused, to read">
        <TideStation tide={districtTide()} mayChoose />
        <TideStation
          tide={districtTide({ chosenId: null, others: [] })}
          error="Choose one of the gauges on the list, or none."
          mayChoose
        />
        <TideStation tide={districtTide()} mayChoose={false} />
      </Piece>
      <Piece name="ImportPreview: a boundary, drains; ImportMap, FileForm">
        {[importDraft(), drainsDraft()].map((draft) => (
          <ImportPreview key={draft.kind} draft={draft} choice={0} mayTake>
            <ImportMap
              label="What it would be"
              ground={mapData()}
              shapes={{
                areas: draft.view.choices[0]?.outline ?? [],
                lines: [],
                points: draft.view.points,
                marks: [],
              }}
              now={NOW}
            />
          </ImportPreview>
        ))}
        <FileForm kind="boundary" />
        <FileForm kind="drains" error="This file cannot be used: it is a picture." />
      </Piece>
      <Piece name="WallLinks: none, two; MadeLink, NewLink">
        <WallLinks links={[]} {...at} />
        <WallLinks links={[wallLink(), wallLink({ id: "2", lastSeenAt: null })]} {...at} />
        <MadeLink link={`https://floodline.example/wall/${WALL_TOKEN}`} />
        <NewLink name="" />
      </Piece>
      <Piece name="DistrictKeys: none, two; ShownKey, NewKeyForm">
        <DistrictKeys keys={[]} {...at} />
        <DistrictKeys
          keys={[districtKey(), districtKey({ id: "2", revokedAt: "2026-11-21T15:00:00Z" })]}
          {...at}
        />
        <ShownKey value={SHOWN_KEY} />
        <NewKeyForm typed={{ name: "", scope: "read" }} errors={{ name: "Give it a name." }} />
      </Piece>
      <Piece name="ListLinks: none, two; ShownListLink, NewListLinkForm; TakeList">
        <ListLinks links={[]} {...at} />
        <ListLinks
          links={[listLink(), listLink({ id: "2", filter: "", madeBy: null, lastUsedAt: null })]}
          {...at}
        />
        <ShownListLink publicUrl="https://floodline.example" token={WALL_TOKEN} />
        <NewListLinkForm
          typed={{ name: "", filter: "depth=knee" }}
          fromBoard="depth=knee"
          errors={{ name: "Give it a name." }}
        />
        <TakeList filter={{ depth: ["knee"] }} />
      </Piece>
      <Piece name="WallScreen">
        <div class="wall-screen">
          <WallScreen wall={wall()} ground={mapData()} now={NOW} />
        </div>
      </Piece>
      <Piece name="ChooseStorm: none, some; AskedDays">
        <ChooseStorm storms={[]} timeZone={TIME_ZONE} now={NOW} />
        <ChooseStorm storms={[storm()]} timeZone={TIME_ZONE} now={NOW} />
        <AskedDays from="" until="" />
      </Piece>
      <Piece name="AfterView">
        <AfterView document={describeAfterReport(afterReport())} />
      </Piece>
      <Piece name="TakeAlong; AfterFiles: waiting, made, failed; ChoosePhotos; AfterLinks: made, refused">
        <TakeAlong query="" />
        <AfterFiles
          files={[
            afterFile(),
            afterFile({ id: "2", state: "waiting", reading: null, archive: null }),
            afterFile({ id: "3", state: "failed", reading: null, archive: null }),
          ]}
          {...afterWork}
          acted={{ done: "ordered" }}
          mayOrder
        />
        <ChoosePhotos
          pictures={[afterPicture(), afterPicture({ id: "2", isChosen: false })]}
          {...afterWork}
          acted={{ done: "chosen" }}
        />
        <AfterLinks
          links={[afterLink(), afterLink({ id: "2", asked: {} })]}
          {...afterWork}
          acted={{ at: "links", link: `https://floodline.example/after/${AFTER_TOKEN}` }}
        />
      </Piece>
      <Piece name="LogFilters, LogTable: none, every act">
        <LogFilters
          query={{ who: "", what: "roleGiven", from: "2026-11-01", to: "" }}
          people={staffList().people}
        />
        <LogTable acts={[]} you={PERSON_ID} timeZone={TIME_ZONE} />
        <LogTable
          acts={DISTRICT_ACTS.map((act) => loggedAct({ id: act, act }))}
          you={PERSON_ID}
          timeZone={TIME_ZONE}
        />
      </Piece>
      <Piece name="LevelsFacts">
        <LevelsFacts {...CAREFUL} />
      </Piece>
      <Piece name="LevelsOutcome: with rain on record, without">
        <LevelsOutcome
          days={30}
          now={OUTCOME}
          wanted={{ ...OUTCOME, floodAlerts: 9, texts: 412 }}
        />
        <LevelsOutcome days={0} now={OUTCOME} wanted={OUTCOME} />
      </Piece>
      <Piece name="LevelsHistory: none, two">
        <LevelsHistory changes={[]} timeZone={TIME_ZONE} />
        <LevelsHistory changes={CHANGES} timeZone={TIME_ZONE} />
      </Piece>
    </ReaderLanguage.Provider>
  );
}

/** Still on in one of two ZIP codes. */
const STORM = storm({
  clearedAt: null,
  zips: [
    { ...storm().zips[0]!, zip: "11215", level: "heavy" },
    { ...storm().zips[0]!, clearedAt: null },
  ],
});
const MARIA = { id: "2", name: "Maria", ending: "0199" };
const ACTS = [
  reportAct(),
  reportAct({
    id: 4,
    to: "water_gone",
    template: { ...answerTemplate(), toldIn: ["es", "zh"] },
  }),
  reportAct({ id: 2, kind: "note", to: null, text: "The pump is on its way", by: MARIA }),
  reportAct({ id: 3, kind: "assigned", to: null, about: MARIA, mayUndo: false }),
];
const REPORT = districtReport({
  waterAnswer: "gone",
  changes: [{ status: "seen", changedAt: "2026-11-22T17:50:00Z", isReopened: false, words: null }],
});
const SPOTS = hotSpots().spots.map((spot, i) => ({ ...spot, number: i + 1 }));
const OUTCOME = { storms: 11, alerts: 23, floodAlerts: 4, people: 38, texts: 380 };
const USUAL = { levels: { any: null, heavy: null, flood: null }, leadMinutes: null };
const CAREFUL = {
  levels: { any: null, heavy: null, flood: { mmPer15Min: 7, mmPerHour: 18 } },
  leadMinutes: 90,
};
const CHANGES = [
  {
    changedAt: "2026-11-22T16:00:00Z",
    isOwn: true,
    ending: "0123",
    before: USUAL,
    after: CAREFUL,
  },
  {
    changedAt: "2026-11-20T15:00:00Z",
    isOwn: false,
    ending: "0456",
    before: CAREFUL,
    after: USUAL,
  },
];
const KINDS = ["checks", "texts", "money", "spam", "forecast", "warnings"] as const;
const COVER = { coveredAt: "2026-11-22T17:50:00Z", sealedSha256: "0".repeat(64) };
const PICTURES: DistrictPicture[] = [
  { ...photo(1), cover: COVER, hidden: null, staffs: null },
  { ...photo(2), hidden: { hiddenAt: "2026-11-22T17:55:00Z", reason: "a face" }, staffs: null },
  {
    ...photo(3),
    isStaffs: true,
    hidden: null,
    staffs: { by: null, addedAt: "2026-11-22T17:58:00Z", outsideAt: null },
  },
];

const TROUBLES = KINDS.map((kind) => ({ kind, since: "2026-11-22T17:00:00Z" }));

const weatherByTheSea = (tide: TideOutlook) =>
  boardOverview().weather.map((weather) => ({ ...weather, tide }));
