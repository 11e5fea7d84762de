// A report as a PDF, by Typst: the same document twice, in each of two standards that exclude one another.
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Buffer } from "node:buffer";
import { join } from "node:path";
import { type AfterDocument, textOfCell } from "shared/after/document.ts";
import { makeShowable, readCoverage } from "./coverage.ts";
import { readFonts } from "./fonts.ts";
import TEMPLATE from "./report.typ" with { type: "text" };

export interface TypesetOrder {
  document: AfterDocument;
  /** Whose it is. */
  district: string;
  orderedAt: Date;
  /** JPEG, by the picture's id: the others are left out. */
  photos: Map<string, Uint8Array>;
}

export interface TypesetReport {
  /** PDF/UA-1: for who reads it with their ears, too. */
  reading: Uint8Array;
  /** PDF/A-2a: for who keeps it. */
  archive: Uint8Array;
}

/** Nothing lies there: all that Typst reads is handed to it. */
const WORKSPACE = "/nothing";

/** @throws what Typst finds wrong, as where a picture is none */
export async function typeset(
  { document, district, orderedAt, photos }: TypesetOrder,
): Promise<TypesetReport> {
  const fonts = await readFonts();
  const compiler = NodeCompiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
  });
  for (const [id, bytes] of photos) {
    compiler.mapShadow(join(WORKSPACE, "photos", `${id}.jpg`), Buffer.from(bytes));
  }
  compiler.addSource(join(WORKSPACE, "report.typ"), TEMPLATE);
  const report = makeSettable(document, { district, fonts, has: (id) => photos.has(id) });
  const made = compiler.compile({
    mainFilePath: join(WORKSPACE, "report.typ"),
    inputs: { report: JSON.stringify(report) },
  });
  const { result } = made;
  if (!result) throw new Error(`Typst: ${describeFault(made.takeError())}`);
  const creationTimestamp = Math.floor(orderedAt.getTime() / 1000);
  const write = (pdfStandard: string) =>
    Uint8Array.from(compiler.pdf(result, { pdfStandard, creationTimestamp }));
  return { reading: write("ua-1"), archive: write("a-2a") };
}

/** The document as the template reads it: cells as text, and no character without a letter. */
function makeSettable(
  { title, facts, sections, foot }: AfterDocument,
  { district, fonts, has }: { district: string; fonts: Uint8Array[]; has: (id: string) => boolean },
): object {
  const coverages = fonts.map(readCoverage);
  const settable = {
    title,
    author: district,
    description: `${district}: ${title}, by FloodLine`,
    footer: `${district}: ${title}`,
    facts,
    sections: sections.map(({ id: _, tables, pictures, ...section }) => ({
      ...section,
      ...tables && {
        tables: tables.map((table) => ({
          ...table,
          rows: table.rows.map((row) => row.map(textOfCell)),
        })),
      },
      ...pictures && {
        pictures: pictures.filter(({ id }) => has(id)).map(({ id, caption }) => ({
          id,
          caption,
          alt: `Photo: ${caption}`,
        })),
      },
    })),
    foot,
  };
  return JSON.parse(
    JSON.stringify(settable),
    (_, value) => typeof value === "string" ? makeShowable(value, coverages) : value,
  );
}

function describeFault(error: { shortDiagnostics: unknown[] } | null): string {
  return JSON.stringify(error?.shortDiagnostics ?? "it did not say").slice(0, 500);
}
