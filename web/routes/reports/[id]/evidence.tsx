import { page } from "fresh";
import { Evidence } from "shared/api/reports.ts";
import { pathTo } from "shared/path_to.ts";
import { ClaimList } from "./(_components)/evidence/ClaimList.tsx";
import { RecordByHand } from "./(_components)/evidence/RecordByHand.tsx";
import { RecordFacts } from "./(_components)/evidence/RecordFacts.tsx";
import { RecordFiles } from "./(_components)/evidence/RecordFiles.tsx";
import { RecordRain } from "./(_components)/evidence/RecordRain.tsx";
import { RecordSurroundings } from "./(_components)/evidence/RecordSurroundings.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Mark, TILE } from "@/components/Mark.tsx";
import { WithdrawnNotice } from "./(_components)/WithdrawnNotice.tsx";
import { reportIdOf } from "./(_components)/own_report.ts";
import { define } from "@/utils.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { state } = ctx;
    const id = reportIdOf(ctx);
    const [evidence, me] = await Promise.all([
      state.api.get(pathTo`/api/reports/${id}/evidence`, Evidence),
      state.me(),
    ]);
    const { isOwn, zip, happenedAt, timeZone } = evidence.report;
    // Browsers offer it as the name of the PDF.
    const { date } = timesIn(state.language);
    state.title = WORDS[state.language].evidence.titleOf(zip, date(happenedAt, timeZone));
    return page({
      evidence,
      lastDigits: isOwn ? me?.phone.slice(-4) : undefined,
      address: state.publicUrl + pathTo`/reports/${id}/evidence`,
      now: state.now,
    });
  },
});

export default define.page<typeof handlers>(({ data, state }) => {
  const { evidence, lastDigits, address, now } = data;
  const { evidence: words, ownReport } = WORDS[state.language];
  const { report, madeAt } = evidence;
  return (
    <article class="record">
      <p>
        <a class="back" href={pathTo`/reports/${report.id}`}>
          <Icon name="back" size={18} />
          {report.isOwn ? ownReport.title : ownReport.titleOfAnother}
        </a>
      </p>
      <p class="paper-mark">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
          <rect fill={TILE} width="32" height="32" />
          <Mark />
        </svg>
        FloodLine
      </p>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p class="notice on-screen">{words.print}</p>
      <WithdrawnNotice report={report} now={now} />
      <RecordFacts evidence={evidence} lastDigits={lastDigits} />
      <RecordByHand />
      <RecordFiles report={report} />
      <RecordRain evidence={evidence} />
      <RecordSurroundings evidence={evidence} />
      <ClaimList evidence={evidence} now={now} />
      <p class="made soft small">
        {words.made(timesIn(state.language).dateAndTime(madeAt, report.timeZone))}
        <br />
        {words.address}: <code>{address}</code>
        <br />
        {words.anew}
      </p>
    </article>
  );
});
