// STILL: the water that was reported is there, whatever the district has said of it.
import { pathTo } from "shared/path_to.ts";
import { placeName } from "shared/server/words/place_name.ts";
import { takeStillOfAll, takeWaterAnswer } from "../reports/own/own_report.ts";
import { findStill } from "../reports/own/still.ts";
import type { Conversation } from "./conversation.ts";
import { linkTo } from "./depth_answer.ts";
import { writePlaces } from "./places_of_reports.ts";

export async function sayStill(talk: Conversation): Promise<string> {
  const { deps, me, words: { reply } } = talk;
  const still = await findStill(deps, me.id);
  switch (still.kind) {
    case "one": {
      const { report } = still;
      await takeWaterAnswer(deps, me.id, report.id, { answer: "still" });
      return reply.still({ where: placeName(report), link: linkTo(talk, report.id) });
    }
    case "several": {
      const { messageId, reports } = still;
      await takeStillOfAll(deps, me.id, reports.map(({ id }) => id));
      const link = deps.publicUrl + pathTo`/account/texts/${messageId}`;
      return reply.stillMany({ where: writePlaces(reports), link });
    }
    case "tooOld":
      return reply.stillTooOld({ link: `${deps.publicUrl}/report` });
    case "unknown":
      return reply.stillWhere({ link: `${deps.publicUrl}/report` });
  }
}
