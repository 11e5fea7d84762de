/** Under the site's root: what Fresh writes, and what it takes for static files. */
export const OUT = "_fresh/out";
export const MADE = "_fresh/made";

export const STYLES = "/styles.css";
export const FAULTS = "/faults.js";
