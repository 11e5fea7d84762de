// What another service answers, read as far as it may go: its headers say nothing of what unpacks to
// more, and an answer that never ends must not take a worker's memory along.

export class TooLargeError extends Error {
  override name = "TooLargeError";
}

/** @throws TooLargeError past so many bytes, unpacked; the rest is left unread */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new TooLargeError(`more than ${maxBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
