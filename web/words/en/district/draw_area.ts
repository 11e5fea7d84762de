/** The map of a broadcast's form. */
export const drawArea = {
  label: "Map of your ZIP codes",
  caption:
    "Each dot is a ZIP code's middle. An area takes in the ZIP codes whose middle lies in it: all who follow those get the text, wherever in them they live.",
  island: {
    draw: "Draw an area",
    again: "Add corners",
    end: "Done drawing",
    takeBack: "Take the last corner back",
    drop: "Drop the area",
    help:
      "Click or tap the corners, one after the other; drag one to move it. By keys: arrows move the cross, Enter sets a corner, Backspace takes the last one back, Escape ends.",
    first: "Set the first corner.",
    corners: "Corners: {count}. An area has three or more.",
    inside: "Inside, and ticked: {zips} ({count} of {all}).",
    nothing: "No ZIP code's middle lies inside: nobody would get it.",
    dropped: "The area is dropped: your ticks count.",
  },
};
