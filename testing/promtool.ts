// promtool, of Debian's package `prometheus`: .ci/run brings it.

/** Undefined where there is none. */
export async function findPromtool(): Promise<string | undefined> {
  try {
    const { success } = await new Deno.Command("promtool", { args: ["--version"] }).output();
    return success ? "promtool" : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** What it says of these arguments and this input; throws that where it complains. */
export async function askPromtool(args: string[], input = ""): Promise<string> {
  const child = new Deno.Command("promtool", {
    args,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input));
  await writer.close();
  const { success, stdout, stderr } = await child.output();
  const said = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
  if (!success) throw new Error(said);
  return said;
}
