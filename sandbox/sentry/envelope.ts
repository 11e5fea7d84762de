// Sentry's envelopes: a header line, then for each item a header line and a payload
// [develop.sentry.dev/sdk/data-model/envelopes].

/** @throws SyntaxError where a header is not JSON */
export function readEnvelope(
  bytes: Uint8Array,
): { header: { event_id?: string }; items: { type: string; payload: unknown }[] } {
  let position = 0;
  const line = () => {
    const end = bytes.indexOf(NEWLINE, position);
    const text = decode(bytes.subarray(position, end < 0 ? undefined : end));
    position = end < 0 ? bytes.length : end + 1;
    return text;
  };
  const header = JSON.parse(line());
  const items = [];
  while (position < bytes.length) {
    const itemHeader = line();
    if (!itemHeader) continue;
    const { type, length } = JSON.parse(itemHeader) as { type: string; length?: number };
    const payload = length === undefined
      ? line()
      : decode(bytes.subarray(position, position += length));
    items.push({ type, payload: parsedOr(payload) });
  }
  return { header, items };
}

const NEWLINE = 10;

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
