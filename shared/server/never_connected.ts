/** The only failure of `fetch` that is certain to come before anything left. */
export function neverConnected(error: unknown): boolean {
  const { message = "" } = error instanceof TypeError ? error.cause as Error ?? {} : {};
  return message.includes("client error (Connect)");
}
