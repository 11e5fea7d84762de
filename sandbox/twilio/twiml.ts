// TwiML, as far as texts go: <Response><Message>…</Message></Response>

export interface TwimlMessage {
  body: string;
  statusCallback: string | null;
}

/** The texts that an answer asks to send; none where it is not TwiML. */
export function readTwiml(xml: string): TwimlMessage[] {
  const response = /<Response[^>]*>([\s\S]*)<\/Response>/.exec(xml)?.[1] ?? "";
  return [...response.matchAll(/<Message([^>]*)>([\s\S]*?)<\/Message>/g)]
    .map(([, attributes = "", inner = ""]) => ({
      body: decode(/<Body[^>]*>([\s\S]*?)<\/Body>/.exec(inner)?.[1] ?? inner).trim(),
      statusCallback: decode(/statusCallback="([^"]*)"/.exec(attributes)?.[1] ?? "") || null,
    }))
    .filter(({ body }) => body !== "");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name[0] !== "#") return ENTITIES[name] ?? whole;
    const code = name[1]!.toLowerCase() === "x"
      ? parseInt(name.slice(2), 16)
      : Number(name.slice(1));
    return String.fromCodePoint(code);
  });
}
