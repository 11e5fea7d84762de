// Unpacks the Chromium that comes from npm, with its libraries, into TMPDIR. A process of its own
// since the package reads where to from the environment, and its libraries only for AWS's runtime.
import sparticuz from "@sparticuz/chromium";

await sparticuz.executablePath();
