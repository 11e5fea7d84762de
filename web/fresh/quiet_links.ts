// Fresh marks every link to the page itself, and to whatever lies above it, as the current one: the
// site's name in the header too. Here a menu says so itself.
import "fresh"; // its own hook comes first, so that ours runs before it
import { options, type VNode } from "preact";

const previous = options.vnode;
options.vnode = (vnode: VNode) => {
  if (vnode.type === "a") {
    const props = vnode.props as Record<string, unknown>;
    // Fresh leaves alone what is said, and nothing is rendered for null.
    if (props["aria-current"] === undefined) props["aria-current"] = null;
  }
  previous?.(vnode);
};
