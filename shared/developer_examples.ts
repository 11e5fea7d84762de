// What programs do with a district's key, as it is shown at /developers and run by a test
// (api/district/keys/examples_test.ts): for a shell with curl, and for Node or Deno.

/** The key comes from the environment: what stands in a program gets into its repository. */
export const KEY_VARIABLE = "FLOODLINE_KEY";
/** In the examples, in place of a report's id. */
export const EXAMPLE_REPORT = "0199f3a2-5e1b-7c4d-9a3e-2f6b8c1d0e4f";

export type ExampleName = "open" | "all" | "sheet" | "status" | "note" | "wait";

interface DeveloperExample {
  name: ExampleName;
  /** Undefined: a shell is no place for it. */
  curl?: string;
  js: string;
}

/** What every example in JavaScript begins with. */
export function examplePrelude(origin: string): string {
  return `const district = "${origin}/api/district";
const authorization = \`Bearer \${process.env.${KEY_VARIABLE}}\`;

async function ask(path, { method = "GET", body } = {}) {
  const response = await fetch(district + path, {
    method,
    headers: { authorization, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(\`\${answer.error.code}: \${answer.error.message}\`);
  return answer;
}`;
}

export function developerExamples(origin: string): DeveloperExample[] {
  const district = `${origin}/api/district`;
  const key = `-H "Authorization: Bearer $${KEY_VARIABLE}"`;
  const json = `-H "Content-Type: application/json"`;
  return [
    {
      name: "open",
      curl: `curl ${key} \\
  "${district}/reports?status=open&depth=waist,inside"`,
      js: `const { reports } = await ask("/reports?status=open&depth=waist,inside");
for (const { id, depth, zip } of reports) console.log(id, depth, zip);`,
    },
    {
      name: "all",
      js: `let path = "/reports?since=30d";
let count = 0;
for (let next = ""; next !== null;) {
  const page = await ask(path + (next && \`&before=\${next}\`));
  count += page.reports.length;
  next = page.next;
}
console.log(count, "reports in 30 days");`,
    },
    {
      name: "sheet",
      curl: `curl ${key} \\
  "${district}/reports.csv?since=2026-01-01"`,
      js:
        `const sheet = await fetch(\`\${district}/reports.csv?since=2026-01-01\`, { headers: { authorization } });
if (!sheet.ok) throw new Error((await sheet.json()).error.message);
console.log((await sheet.text()).split("\\r\\n").length - 2, "reports in the file", sheet.headers.get("etag"));`,
    },
    {
      name: "status",
      curl: `curl -X PATCH ${key} \\
  ${json} \\
  -d '{"status": "passed_on", "cityNumber": "311-04711"}' \\
  "${district}/reports/${EXAMPLE_REPORT}"`,
      js: `const report = await ask("/reports/${EXAMPLE_REPORT}", {
  method: "PATCH",
  body: { status: "passed_on", cityNumber: "311-04711" },
});
console.log(report.status, report.cityNumber);`,
    },
    {
      name: "note",
      curl: `curl ${key} \\
  ${json} \\
  -d '{"text": "Work order 77: crew on its way"}' \\
  "${district}/reports/${EXAMPLE_REPORT}/notes"`,
      js: `await ask("/reports/${EXAMPLE_REPORT}/notes", {
  method: "POST",
  body: { text: "Work order 77: crew on its way" },
});`,
    },
    {
      name: "wait",
      js: `let response = await fetch(\`\${district}/stats\`, { headers: { authorization } });
while (response.status === 429 || response.status === 503) {
  const seconds = Number(response.headers.get("retry-after") ?? 10);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  response = await fetch(\`\${district}/stats\`, { headers: { authorization } });
}
console.log(await response.json());`,
    },
  ];
}
