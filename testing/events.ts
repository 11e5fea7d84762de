// Server-sent events, as EventSource reads them.

interface ServerEvent {
  id: string;
  event: string;
  data: string;
}

/** Comments come as events named ":". Ends when the server ends the stream. */
export async function* readEvents(response: Response): AsyncGenerator<ServerEvent> {
  let text = "";
  const decoded = response.body!.pipeThrough(new TextDecoderStream());
  for await (const chunk of decoded) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop()!;
    for (const block of blocks) yield parsed(block);
  }
}

function parsed(block: string): ServerEvent {
  const field = (name: string) =>
    block.split("\n").filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2)).join("\n");
  return block.startsWith(":")
    ? { id: "", event: ":", data: block.slice(2) }
    : { id: field("id"), event: field("event"), data: field("data") };
}
