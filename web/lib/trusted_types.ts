// Trusted Types: what may become markup, a script or a worker, by name. Where a browser has them, it refuses
// a plain string wherever one of those is made of it (`require-trusted-types-for` in security_headers.ts).
// Three policies, each as narrow as it can be, and each out of reach of whatever else runs in the page.

/** All that the security policy lets a page make. The first is made by seam/boot.ts, once a page. */
export const POLICIES = ["floodline-boot", "floodline-page", "floodline-worker"] as const;

/** As much of the interface as is used; TypeScript's own library does not know it. */
interface TrustedTypes {
  createPolicy(name: string, rules: Record<string, (value: string) => string>): Policy;
  /** Nothing at all, as markup. */
  emptyHTML: string;
}

/** What they give stands for a string wherever one is asked for. */
interface Policy {
  createHTML(value: string): string;
  createScriptURL(value: string): string;
}

const made = new Map<string, Policy>();

/** Markup that our own server has just answered, to be read beside the page. */
export function trustOwnPage(html: string): string {
  return policyOf("floodline-page", { createHTML: (value) => value })?.createHTML(html) ?? html;
}

/** The one worker there is. */
export function trustWorker(url: "/sw.js"): string {
  const rules = {
    createScriptURL: (value: string) => {
      if (value !== "/sw.js") throw new TypeError("There is no such worker");
      return value;
    },
  };
  return policyOf("floodline-worker", rules)?.createScriptURL(url) ?? url;
}

/** For an element whose inside is not Preact's. */
export function emptyMarkup(): string {
  return trustedTypes()?.emptyHTML ?? "";
}

function policyOf(
  name: typeof POLICIES[number],
  rules: Record<string, (value: string) => string>,
): Policy | undefined {
  const policy = made.get(name) ?? trustedTypes()?.createPolicy(name, rules);
  if (policy) made.set(name, policy);
  return policy;
}

function trustedTypes(): TrustedTypes | undefined {
  return (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
}
