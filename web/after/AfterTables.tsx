import { type AfterCell, type AfterTable, textOfCell } from "shared/after/document.ts";

/** On a phone each row is a card, whose lines say their column's name. */
export function AfterTables({ tables }: { tables: AfterTable[] }) {
  return tables.map(({ caption, columns, rows, more }) => (
    <>
      <table key={caption} class="after-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" class={isNumber ? "number" : undefined}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={n}>
              {row.map((cell, i) => {
                const { name, isNumber } = columns[i]!;
                return i === 0
                  ? (
                    <th key={name} scope="row">
                      <Cell cell={cell} />
                    </th>
                  )
                  : (
                    <td
                      key={name}
                      data-column={name}
                      class={isNumber ? "number" : undefined}
                    >
                      <Cell cell={cell} />
                    </td>
                  );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more && <p class="soft small">{more}</p>}
    </>
  ));
}

function Cell({ cell }: { cell: AfterCell }) {
  return typeof cell === "string" ? <>{cell}</> : <a href={cell.href}>{textOfCell(cell)}</a>;
}
