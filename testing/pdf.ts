// What programs that are not ours say of a PDF: poppler's and qpdf, of Debian's packages, which .ci/run brings.

/** @throws what it says, where it complains, or that it is not there */
async function ask(program: string, args: string[], pdf: Uint8Array): Promise<string> {
  const file = await Deno.makeTempFile({ suffix: ".pdf" });
  try {
    await Deno.writeFile(file, pdf);
    const { success, stdout, stderr } = await new Deno.Command(program, {
      args: args.map((arg) => arg === "FILE" ? file : arg),
    }).output();
    const text = new TextDecoder().decode(stdout);
    if (!success) throw new Error(`${program}: ${text}${new TextDecoder().decode(stderr)}`);
    return text;
  } finally {
    await Deno.remove(file);
  }
}

interface ReadPdf {
  /** "Title" → "The storm of Nov 22, 2026" */
  info: Record<string, string>;
  fonts: { name: string; isEmbedded: boolean; hasUnicode: boolean }[];
  /** By its tags, in order: "H1", "Table", … with indents. */
  structure: string;
  /** In the order in which it stands in the file. */
  text: string;
  /** Unpacked, to look at what the others do not tell. */
  source: string;
}

export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  // Complains of what is broken in the file.
  await ask("qpdf", ["--check", "FILE"], pdf);
  const [info, fonts, structure, text, source] = await Promise.all([
    ask("pdfinfo", ["FILE"], pdf),
    ask("pdffonts", ["FILE"], pdf),
    ask("pdfinfo", ["-struct-text", "FILE"], pdf),
    ask("pdftotext", ["-raw", "FILE", "-"], pdf),
    ask("qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], pdf),
  ]);
  return {
    info: Object.fromEntries(
      info.split("\n").flatMap((line) => {
        const [, name, value] = line.match(/^([^:]+):\s+(.*)$/) ?? [];
        return name ? [[name, value!]] : [];
      }),
    ),
    // Columns: name, type, encoding, emb, sub, uni, object ID.
    fonts: fonts.trim().split("\n").slice(2).map((line) => {
      const columns = line.trim().split(/\s+/);
      const [emb, , uni] = columns.slice(-5);
      return { name: columns[0]!, isEmbedded: emb === "yes", hasUnicode: uni === "yes" };
    }),
    structure,
    text,
    source,
  };
}
