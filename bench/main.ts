// `deno task bench`: what FloodLine costs and how fast it is, each figure beside what it is compared
// to, all in one run on one machine. Run by tools/bench.ts, which brings the database and the build.
import { benchDecide } from "./decide.ts";
import { benchHistory } from "./history.ts";
import { benchHttp } from "./http.ts";
import { benchPages } from "./pages.ts";
import { benchPrograms } from "./programs.ts";
import { benchSending } from "./sending.ts";
import { benchSweep } from "./sweep.ts";
import { printTable } from "./table.ts";
import { startBenchWorld } from "./world.ts";

{
  await using world = await startBenchWorld();
  printTable("Programs, started and idle", await benchPrograms(world));
  printTable("Pages, gzip", await benchPages(world));
  printTable("Requests, 16 at a time", await benchHttp(world));
}
printTable("A sweep, from claim to all messages enqueued; weather answers in 80 ms", [
  ...await benchSweep(2_000),
  ...await benchSweep(33_000),
]);
printTable("Deciding", [benchDecide()]);
printTable("Texts; the carrier answers in 60 ms", await benchSending());
printTable("History", [await benchHistory()]);
