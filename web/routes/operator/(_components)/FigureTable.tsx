import type { ComponentChildren } from "preact";

interface FigureTableProps {
  caption: string;
  /** The first is of words, the others of figures, unless they are among `words`. */
  columns: string[];
  /** Which columns are words, beside the first. */
  words?: number[];
  rows: ComponentChildren[][];
  /** Said where there is no row. */
  none?: string;
}

/** Words at the start of a row, figures after them. */
export function FigureTable({ caption, columns, words = [], rows, none }: FigureTableProps) {
  if (rows.length === 0) return none ? <p>{none}</p> : null;
  const classOf = (index: number) => index === 0 || words.includes(index) ? undefined : "figure";
  return (
    <table class="figure-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={column} scope="col" class={classOf(index)}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, number) => (
          <tr key={number}>
            {row.map((cell, index) =>
              index === 0
                ? <th key={index} scope="row">{cell}</th>
                : <td key={index} class={classOf(index)}>{cell}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
