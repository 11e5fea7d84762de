// Puts the lines that ask what a browser can before Fresh's own script, which they add to the page.
import "fresh"; // its own hook comes first, so that ours runs before it
import { asset } from "fresh/runtime";
import { options, type VNode } from "preact";
import { bootScript } from "../seam/boot.ts";
import { FAULTS } from "./names.ts";

const previous = options.vnode;
options.vnode = (vnode: VNode) => {
  const { type, dangerouslySetInnerHTML } = vnode.props as FreshScript;
  const text = dangerouslySetInnerHTML?.__html;
  if (vnode.type === "script" && type === "module" && text?.startsWith(FRESH)) {
    const props = {
      type: undefined,
      dangerouslySetInnerHTML: { __html: bootScript({ text: bootingTextOf(text) }) },
    };
    Object.assign(vnode.props, props);
  }
  previous?.(vnode);
};

interface FreshScript {
  type?: string;
  dangerouslySetInnerHTML?: { __html: string };
}

const FRESH = "import { boot } from ";

/** Fresh claims the history entry that a page begins with, and would load the page anew on Back. */
function bootingTextOf(text: string): string {
  return `import "${asset(FAULTS)}";globalThis.islandsBegan=true;` +
    `if(history.state?.fClientNav)history.replaceState(null,"");${text}`;
}
