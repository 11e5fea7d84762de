import { AccountFacts } from "@/routes/account/(_components)/AccountFacts.tsx";
import { AppKey } from "@/routes/account/(_components)/app/AppKey.tsx";
import { AppState } from "@/routes/account/(_components)/app/AppState.tsx";
import { RecoveryCodes } from "@/routes/account/(_components)/app/RecoveryCodes.tsx";
import { AddPlace } from "@/routes/account/(_components)/AddPlace.tsx";
import { DepthChoices } from "@/components/DepthChoices.tsx";
import { Devices } from "@/routes/account/(_components)/Devices.tsx";
import { ReceivedTexts } from "@/routes/account/texts/(_components)/ReceivedTexts.tsx";
import { PauseTexts } from "@/routes/account/(_components)/PauseTexts.tsx";
import { PlaceCard } from "@/routes/account/(_components)/PlaceCard.tsx";
import { ReportStep } from "@/routes/report/(_components)/ReportStep.tsx";
import { TextChoices } from "@/routes/account/(_components)/TextChoices.tsx";
import { WhenChoices } from "@/components/WhenChoices.tsx";
import { WhyText } from "@/routes/account/texts/(_components)/WhyText.tsx";
import { YourData } from "@/routes/account/(_components)/YourData.tsx";
import type { Language } from "shared/languages.ts";
import { messageWhy, ofAWatch, ofSeveralPlaces } from "shared/samples/messages.ts";
import { NOW } from "shared/samples/moment.ts";
import { device, place, resident } from "shared/samples/people.ts";
import { Piece } from "./Piece.tsx";

const PLACE = place();
const { timeZone } = PLACE;
const OTP_ADDRESS = "otpauth://totp/FloodLine:0123?issuer=FloodLine&secret=JBSWY3DPEHPK3PXP";
const DEVICES = [
  device({ isThis: true }),
  device({ browser: "samsung", system: "android", seenAt: "2026-11-20T09:00:00Z" }),
];

/** A resident's own pages, and the choices of the report form. */
export function GalleryAccount({ language }: { language: Language }) {
  const choices = {
    hasQuietHours: true,
    from: 21,
    to: 8,
    wakesForFlood: true,
    wantsBroadcasts: true,
    wantsTides: true,
    wantsAhead: true,
    language,
  };
  const preview = { zip: PLACE.zip, days: 30, texts: { any: 9, heavy: 3, flood: 0 } };
  return (
    <>
      <Piece name="AddPlace: a first place, refused">
        <AddPlace
          typed={{ zip: "1123", level: "heavy", consentVersion: "", choices }}
          needsConsent
          isFirst
          fields={{ zip: "–", consentVersion: "–" }}
        />
      </Piece>
      <Piece name="PlaceCard">
        <PlaceCard place={PLACE} level="heavy" preview={preview} />
      </Piece>
      <Piece name="TextChoices">
        <TextChoices typed={choices} />
      </Piece>
      <Piece name="PauseTexts">
        <PauseTexts now={NOW} timeZone={timeZone} />
      </Piece>
      <Piece name="ReceivedTexts">
        <ReceivedTexts
          messages={[
            messageWhy(),
            messageWhy({ id: "2", step: "flood", status: "queued" }),
            messageWhy({ id: "3", step: "clear", status: "undelivered" }),
          ]}
          now={NOW}
          timeZone={timeZone}
        />
      </Piece>
      <Piece name="WhyText">
        <WhyText why={messageWhy()} now={NOW} timeZone={timeZone} />
        <WhyText why={ofSeveralPlaces()} now={NOW} timeZone={timeZone} />
        <WhyText why={ofAWatch()} now={NOW} timeZone={timeZone} />
      </Piece>
      <Piece name="AccountFacts, YourData, Devices">
        <AccountFacts me={resident()} isPaused={false} />
        <YourData />
        <Devices devices={DEVICES} now={NOW} />
      </Piece>
      <Piece name="AppState">
        <AppState factor={{ since: null, recoveryCodesLeft: 0 }} isFresh now={NOW} />
        <AppState
          factor={{ since: "2026-11-20T09:00:00Z", recoveryCodesLeft: 1 }}
          isFresh={false}
          now={NOW}
        />
      </Piece>
      <Piece name="AppKey">
        <AppKey address={OTP_ADDRESS} error="–" />
      </Piece>
      <Piece name="RecoveryCodes">
        <RecoveryCodes codes={["ABCD-EFGH-IJKL-MNOP-QRST-UVWX"]} isFirst />
      </Piece>
      <Piece name="ReportStep, DepthChoices, WhenChoices">
        <ReportStep number={2} id="water" title="–" back="where" next="send">
          <DepthChoices value="knee" error="–" />
          <WhenChoices when="earlier" happenedAt="2026-11-22T17:30" />
        </ReportStep>
      </Piece>
    </>
  );
}
