import { AreaMap } from "@/routes/district/broadcasts/(_components)/AreaMap.tsx";
import { AudienceFigures } from "@/routes/district/broadcasts/(_components)/AudienceFigures.tsx";
import { BroadcastFacts } from "@/routes/district/broadcasts/(_components)/BroadcastFacts.tsx";
import { BroadcastForm } from "@/routes/district/broadcasts/(_components)/BroadcastForm.tsx";
import { BroadcastHistory } from "@/routes/district/broadcasts/(_components)/BroadcastHistory.tsx";
import { BroadcastPreview } from "@/routes/district/broadcasts/(_components)/BroadcastPreview.tsx";
import { BroadcastProgress } from "@/routes/district/broadcasts/(_components)/BroadcastProgress.tsx";
import { BroadcastSteps } from "@/routes/district/broadcasts/(_components)/BroadcastSteps.tsx";
import { DrillBand } from "@/routes/district/broadcasts/(_components)/DrillBand.tsx";
import { MissingParts } from "@/routes/district/broadcasts/(_components)/MissingParts.tsx";
import { StateBadge } from "@/routes/district/broadcasts/(_components)/StateBadge.tsx";
import { ReaderRole } from "@/routes/district/(_components)/role.ts";
import { BROADCAST_STATES } from "shared/broadcasts/steps.ts";
import { broadcast, broadcastAudience, broadcastOnItsWay } from "shared/samples/broadcasts.ts";
import { ownDistrict } from "shared/samples/district.ts";
import { mapData } from "shared/samples/map.ts";
import { NOW } from "shared/samples/moment.ts";
import { ReaderLanguage } from "@/words/reader.ts";
import { Piece } from "./Piece.tsx";

const TIME_ZONE = "America/New_York";

/** A district's own words to its followers; in English. */
export function GalleryBroadcasts() {
  const draft = broadcast();
  const onItsWay = broadcastOnItsWay();
  return (
    <ReaderLanguage.Provider value="en">
      <ReaderRole.Provider value="manager">
        <div lang="en" class="gallery-district">
          <Piece name="StateBadge">
            <p class="row">
              {BROADCAST_STATES.map((state) => (
                <StateBadge key={state} state={state} isDrill={state === "submitted"} />
              ))}
            </p>
          </Piece>
          <Piece name="DrillBand">
            <DrillBand isDrill />
          </Piece>
          <Piece name="BroadcastForm">
            <BroadcastForm
              action="/dev/gallery"
              typed={draft.content}
              isDrill={false}
              district={ownDistrict()}
              languages={["es", "en"]}
              ground={undefined}
              now={NOW}
              fields={{ "words.es": "This looks like an official warning." }}
            />
          </Piece>
          <Piece name="AreaMap">
            <AreaMap
              typed={draft.content}
              points={ownDistrict().zipPoints}
              ground={mapData()}
              now={NOW}
            />
          </Piece>
          <Piece name="MissingParts">
            <MissingParts
              faults={[{ part: "zips" }, { part: "official", language: "es", found: ["evacúen"] }]}
              editAt="/dev/gallery"
            />
          </Piece>
          <Piece name="BroadcastFacts, BroadcastPreview, BroadcastSteps">
            <BroadcastFacts {...draft} />
            <BroadcastPreview {...draft} />
            <BroadcastSteps broadcast={draft} />
          </Piece>
          <Piece name="AudienceFigures">
            <AudienceFigures audience={broadcastAudience()} timeZone={TIME_ZONE} now={NOW} />
          </Piece>
          <Piece name="BroadcastProgress">
            <BroadcastProgress broadcast={onItsWay} sending={onItsWay.sending!} now={NOW} />
          </Piece>
          <Piece name="BroadcastHistory">
            <BroadcastHistory broadcast={onItsWay} timeZone={TIME_ZONE} now={NOW} />
          </Piece>
        </div>
      </ReaderRole.Provider>
    </ReaderLanguage.Provider>
  );
}
