// deno-lint-ignore-file no-var
// Decides whether this browser gets the islands. It runs before them in every browser, the oldest
// too, so `boot` is written in ECMAScript 5: it is sent as the text that it is.

/**
 * What islands and the service worker may count on: by Safari 15.4 and Chrome 94 all of it. A browser
 * that lacks one keeps the plain page. Newer interfaces are optional, or have a replacement in
 * lib/newer.ts; docs/decisions/0025 lists them.
 */
export const NEEDS = [
  "AbortController",
  "Array.prototype.at",
  "Array.prototype.flatMap",
  "Blob.prototype.arrayBuffer",
  "CSS.escape",
  "DocumentFragment.prototype.append",
  "Element.prototype.after",
  "Element.prototype.append",
  "Element.prototype.closest",
  "Element.prototype.remove",
  "File",
  "FormData.prototype.entries",
  "HTMLCanvasElement.prototype.toBlob",
  "HTMLTemplateElement",
  "Intl.DateTimeFormat",
  "Intl.RelativeTimeFormat",
  "Map",
  "Object.entries",
  "Object.fromEntries",
  "Object.hasOwn",
  "Promise.allSettled",
  "Promise.prototype.finally",
  "Proxy",
  "RadioNodeList",
  "Set",
  "String.prototype.replaceAll",
  "URL.createObjectURL",
  "URLSearchParams",
  "WeakMap",
  "WeakSet",
  "XMLHttpRequest",
  "crypto.getRandomValues",
  "fetch",
  "globalThis",
  "queueMicrotask",
];

export type GoPlain = (why: "none" | "broken", fault?: string) => void;

/** What brings the islands to life: a module's address, or its text. */
type IslandsEntry = { src: string } | { text: string };

/** As an inline script. */
export function bootScript(client: IslandsEntry): string {
  const text = String(boot).replace(/^\s*(\/\/.*$|\/\*\*.*?\*\/)/gm, "").replace(/^\s+/gm, "");
  const entry = JSON.stringify(client).replaceAll("<", "\\u003c");
  return `(${text})(${JSON.stringify(NEEDS)},${entry})`;
}

/** Whether what `bootScript` wrote adds an inline script, by its own nonce. */
export function hasTextEntry(script: string): boolean {
  return script.includes('],{"text":');
}

function boot(needs: string[], client: { src?: string; text?: string }): void {
  // deno-lint-ignore no-explicit-any
  var page = window as any;
  var root = document.documentElement;

  /** Where a browser asks for it (lib/trusted_types.ts): all that goes through was in the page. */
  function asItStands(value: string) {
    return value;
  }
  var rules = { createHTML: asItStands, createScript: asItStands, createScriptURL: asItStands };
  var types = page.trustedTypes;
  var trust = types ? types.createPolicy("floodline-boot", rules) : rules;

  /** The page as it is without script: nothing typed is lost, and every form posts as it stands. */
  page.goPlain = function (why: string, fault?: string) {
    if (root.hasAttribute("data-islands")) return;
    root.setAttribute("data-islands", why);
    if (why === "broken") dropListeners(fault);
    each("body noscript", function (hidden) {
      hidden.insertAdjacentHTML("beforebegin", trust.createHTML(hidden.textContent || ""));
      hidden.parentNode!.removeChild(hidden);
    });
  };

  /** What was typed, chosen and uploaded is in the copy; what islands hold back is not. */
  function dropListeners(fault?: string) {
    var body = document.body;
    // They have run, and Trusted Types take a copy for a script that somebody wrote.
    each("body script", function (script) {
      script.parentNode!.removeChild(script);
    });
    body.parentNode!.replaceChild(body.cloneNode(true), body);
    each("form [type=submit][disabled]", function (button) {
      button.removeAttribute("disabled");
    });
    each("[name=fault]", function (input) {
      (input as HTMLInputElement).value = fault || "";
    });
    each(".broken-note", function (words) {
      (words as HTMLElement).focus();
    });
  }

  function each(selector: string, act: (element: Element) => void) {
    [].forEach.call(document.querySelectorAll(selector), act);
  }

  function isThere(path: string) {
    return path.split(".").reduce(function (at, name) {
      return at && at[name];
    }, page);
  }

  var script = document.createElement("script");
  if (!("noModule" in script) || !needs.every(isThere)) return page.goPlain("none");
  script.type = "module";
  script.onerror = function () {
    page.goPlain("none");
  };
  if (client.src) {
    script.onload = plainUnlessBegun;
    script.src = trust.createScriptURL(client.src);
  } else {
    // One without an address tells of its end by errors alone.
    page.addEventListener("error", plainUnlessBegun);
    script.nonce = (document.currentScript as HTMLScriptElement).nonce;
    script.text = trust.createScript(client.text!);
  }
  document.body.appendChild(script);

  /** It was not understood, or what it imports failed. */
  function plainUnlessBegun() {
    if (!page.islandsBegan) page.goPlain("none");
  }
}
