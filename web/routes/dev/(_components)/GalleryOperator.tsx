import { NOW } from "shared/samples/moment.ts";
import { operatorView } from "shared/samples/operator.ts";
import { ReaderLanguage } from "@/words/reader.ts";
import { AlarmList } from "@/routes/operator/(_components)/AlarmList.tsx";
import { OperatorSections } from "@/routes/operator/(_components)/OperatorSections.tsx";
import { Piece } from "./Piece.tsx";

/** What those who run FloodLine see: in a storm, and of a new one. */
export function GalleryOperator() {
  return (
    <ReaderLanguage.Provider value="en">
      <Piece name="OperatorSections">
        <OperatorSections view={operatorView()} now={NOW} />
      </Piece>
      <Piece name="AlarmList, none">
        <AlarmList alarms={[]} now={NOW} />
      </Piece>
    </ReaderLanguage.Provider>
  );
}
