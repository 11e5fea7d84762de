// A sample is what the API could answer: its schema takes it as it is, and knows all of it.
import assert from "node:assert/strict";
import type { z } from "zod";
import * as after from "../api/district/after.ts";
import * as districts from "../api/district.ts";
import { BoardMap, BoardOverview, SavedFilter } from "../api/district/board.ts";
import { Batch } from "../api/district/batches.ts";
import { BoardPage } from "../api/board_page.ts";
import { DistrictLog, LoggedAct } from "../api/district/log.ts";
import { DistrictMessage } from "../api/district/message.ts";
import { ZipMessage } from "../api/zip_messages.ts";
import { DistrictSettings } from "../api/district/settings.ts";
import { DistrictTideList } from "../api/district/tides.ts";
import { DistrictTide } from "../api/district/tide.ts";
import * as people from "../api/district/people.ts";
import { ReportAct } from "../api/district/acts.ts";
import { HotSpots } from "../api/district/hot_spots.ts";
import { ImportDraft, ImportOverview } from "../api/district/imports.ts";
import { Incident } from "../api/district/incidents.ts";
import * as broadcasts from "../api/district/broadcasts.ts";
import * as storms from "../api/district/storms.ts";
import { TextCounts } from "../api/district/text_counts.ts";
import { AnswerTemplate, TemplatePreview } from "../api/district/templates.ts";
import { DistrictKey } from "../api/district/keys.ts";
import { ListLink } from "../api/district/list_links.ts";
import { WallLink } from "../api/district/wall.ts";
import { MapData } from "../api/map.ts";
import { MessageWhy } from "../api/messages.ts";
import { OperatorView } from "../api/operator.ts";
import { Device, Me, Place } from "../api/people.ts";
import { Evidence, Media, PublicReport, Report, ReportPage } from "../api/reports.ts";
import { ZipTide } from "../api/tides.ts";
import { ToldTide } from "../tides/facts.ts";
import { Wall } from "../api/wall.ts";
import { OfficialWarning } from "../api/warnings.ts";
import { Overview, Reading, ZipPage, ZipReport } from "../api/zips.ts";
import { STAFF_ROLES } from "../staff_roles.ts";
import { Facts } from "../storms/facts.ts";
import { staff } from "./people.ts";

/** A sample's name in its file → what it is one of. */
const SCHEMAS: Record<string, z.ZodType> = {
  "after.ts: afterReport": after.AfterReport,
  "after.ts: afterLink": after.AfterLink,
  "after.ts: afterFile": after.AfterFile,
  "after.ts: afterPicture": after.AfterPictureChoice,
  "batches.ts: batch": Batch,
  "broadcasts.ts: broadcast": broadcasts.Broadcast,
  "broadcasts.ts: broadcastOnItsWay": broadcasts.Broadcast,
  "broadcasts.ts: broadcastAudience": broadcasts.BroadcastAudience,
  "board_page.ts: boardPage": BoardPage,
  "district.ts: ownDistrict": districts.OwnDistrict,
  "district.ts: textCounts": TextCounts,
  "district.ts: storm": storms.DistrictStorm,
  "district.ts: districtStats": districts.DistrictStats,
  "district.ts: districtReportRow": districts.DistrictReportRow,
  "district.ts: districtReport": districts.DistrictReport,
  "district.ts: boardMap": BoardMap,
  "district.ts: boardMapOfMany": BoardMap,
  "district.ts: reportAct": ReportAct,
  "district.ts: savedFilter": SavedFilter,
  "district.ts: boardOverview": BoardOverview,
  "facts.ts: heavyRain": Facts,
  "hot_spots.ts: hotSpots": HotSpots,
  "imports.ts: importOverview": ImportOverview,
  "imports.ts: importDraft": ImportDraft,
  "imports.ts: drainsDraft": ImportDraft,
  "incidents.ts: incident": Incident,
  "map.ts: mapData": MapData,
  "map.ts: mapReport": MapData.shape.reports.element,
  "messages.ts: messageWhy": MessageWhy,
  "messages.ts: ofAWatch": MessageWhy,
  "keys.ts: districtKey": DistrictKey,
  "keys.ts: listLink": ListLink,
  "messages.ts: ofSeveralPlaces": MessageWhy,
  "operator.ts: operatorView": OperatorView,
  "people.ts: place": Place,
  "people.ts: resident": Me,
  "people.ts: staff": Me,
  "people.ts: device": Device,
  "reports.ts: publicReport": PublicReport,
  "reports.ts: report": Report,
  "reports.ts: reportPage": ReportPage,
  "reports.ts: photo": Media,
  "reports.ts: evidence": Evidence,
  "staff.ts: staffMember": people.StaffMember,
  "staff.ts: invitation": people.Invitation,
  "staff.ts: staffList": people.StaffList,
  "staff.ts: ownInvitation": people.OwnInvitation,
  "staff.ts: loggedAct": LoggedAct,
  "staff.ts: districtLog": DistrictLog,
  "staff.ts: districtMessage": DistrictMessage,
  "staff.ts: districtSettings": DistrictSettings,
  "staff.ts: districtTide": DistrictTide,
  "staff.ts: zipMessage": ZipMessage,
  "templates.ts: answerTemplate": AnswerTemplate,
  "templates.ts: templateTexts": TemplatePreview.shape.texts,
  "tides.ts: districtTides": DistrictTideList,
  "tides.ts: toldTide": ToldTide,
  "tides.ts: zipTide": ZipTide,
  "wall.ts: wall": Wall,
  "wall.ts: wallLink": WallLink,
  "warnings.ts: officialWarning": OfficialWarning,
  "zips.ts: zipPage": ZipPage,
  "zips.ts: readings": Reading.array(),
  "zips.ts: rainUpTo": Reading.array(),
  "zips.ts: zipReport": ZipReport,
  "zips.ts: overview": Overview,
};

Deno.test("every sample is one of its schema, with nothing besides", async () => {
  const samples = await listSamples();
  assert.deepEqual([...samples.keys()].sort(), Object.keys(SCHEMAS).sort());
  for (const [name, sample] of samples) {
    assert.deepEqual(SCHEMAS[name]!.parse(sample()), sample(), name);
  }
  for (const role of STAFF_ROLES) assert.deepEqual(Me.parse(staff(role)), staff(role));
});

/** What each file of this folder makes; a time is none, nor is an id. */
async function listSamples(): Promise<Map<string, () => unknown>> {
  const samples = new Map<string, () => unknown>();
  for await (const { name } of Deno.readDir(import.meta.dirname!)) {
    if (name === "moment.ts" || name.endsWith("_test.ts")) continue;
    for (const [key, made] of Object.entries(await import(`./${name}`))) {
      if (typeof made === "function") samples.set(`${name}: ${key}`, () => made());
    }
  }
  return samples;
}
