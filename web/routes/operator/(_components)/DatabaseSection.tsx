import type { DatabaseFigures, Status } from "shared/api/operator.ts";
import { operator } from "@/words/en/operator.ts";
import { useTimes } from "@/words/reader.ts";
import { FigureTable } from "./FigureTable.tsx";

const { database: words, requests, count, unknown, never } = operator;

interface DatabaseSectionProps {
  database: DatabaseFigures;
  backup: Status["backup"];
  now: Date;
}

export function DatabaseSection({ database, backup, now }: DatabaseSectionProps) {
  const { ago } = useTimes();
  const { version, migration, grownADay, grownAWeek, statements } = database;
  const size = (bytes: number | null) => bytes === null ? null : words.size(bytes);
  return (
    <section>
      <h2>{words.title}</h2>
      <p>
        {words.state(version, migration ?? unknown)}{" "}
        {words.grown(size(grownADay), size(grownAWeek))}{" "}
        {words.open(database.waitingForLocks, database.longestTransactionSeconds)}{" "}
        {words.wraparound(database.wraparound)}
      </p>
      <p>
        {backup?.newestAt
          ? words.backup(ago(backup.newestAt, now))
          : backup
          ? words.backupNone
          : words.backupOff}
      </p>
      <FigureTable
        caption={words.programs}
        columns={[words.program, words.connections]}
        rows={database.byProgram.map(({ program, connections }) => [program, count(connections)])}
      />
      <FigureTable
        caption={words.tables}
        columns={[words.table, words.bytes, words.dead, words.vacuumed]}
        rows={database.tables.map(({ name, bytes, deadRows, vacuumedAt }) => [
          <code key="name">{name}</code>,
          words.size(bytes),
          count(deadRows),
          vacuumedAt ? <time key="at" dateTime={vacuumedAt}>{ago(vacuumedAt, now)}</time> : never,
        ])}
      />
      <FigureTable
        caption={words.statements}
        columns={[words.statement, words.calls, words.mean, words.total]}
        rows={(statements ?? []).map(({ text, calls, meanMs, totalSeconds }) => [
          <code key="text">{text}</code>,
          count(calls),
          requests.ms(meanMs),
          words.seconds(totalSeconds),
        ])}
        none={words.noStatements}
      />
    </section>
  );
}
