import type { LeftOut } from "shared/api/district/broadcasts.ts";
import { broadcast } from "@/words/en/district/broadcasts.ts";
import { Failures } from "../../(_components)/Failures.tsx";

const { reasons } = broadcast.send;

/** Who gets none, by why: never who they are. */
export function LeftOutList({ leftOut }: { leftOut: LeftOut }) {
  return (
    <Failures failures={leftOut.map(({ reason, count }) => ({ reason: reasons[reason], count }))} />
  );
}
