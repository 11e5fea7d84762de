// `probe.ts URL`: whether a program answers well, for a container's healthcheck.
const response = await fetch(Deno.args[0]!);
Deno.exit(response.ok ? 0 : 1);
