// Unpacks the Chromium that comes from npm, with its libraries and letters, into TMPDIR. A process of
// its own since the package reads where to from the environment, and its libraries only for AWS's
// runtime.
import sparticuz from "@sparticuz/chromium";
import { dirname, join } from "node:path";

const folder = dirname(await sparticuz.executablePath());
// The package's own looks in AWS's folders.
await Deno.writeTextFile(
  join(folder, "fonts/fonts.conf"),
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
);
