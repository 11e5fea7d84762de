// What residents and shop owners write about flooding.
import type { Depth } from "shared/depths.ts";

export const NOTES: Record<Depth, string[]> = {
  ankle: [
    "Catch basin at the corner is clogged with leaves again.",
    "Water over the curb in front of the bakery, still rising slowly.",
    "Crosswalk is under water. People are walking around it into traffic.",
    "Bus splashes the storefronts every time it passes.",
    "Storm drain is bubbling up instead of draining.",
    "Sidewalk shed funnels the rain right to our door.",
    "Puddle covers the whole bike lane, from the hydrant to the corner.",
    "The drain by the bus stop has been blocked since the last storm.",
    "Water is about 5 inches at the curb, no flow.",
    "Garbage bags floated onto the grate. Moved two, it helps a bit.",
    "",
    "",
  ],
  knee: [
    "Cars are stalling in the intersection. Somebody should close the street.",
    "Water came over our sandbags. We have moved the stock up.",
    "Manhole cover is rattling and spouting.",
    "Basement hatch in front of the deli is under water.",
    "Cannot open the door of the pharmacy, water is against it.",
    "Strong current along the curb, a planter was carried away.",
    "Parked cars have water up to the door sills on the whole block.",
    "Subway stairs are taking water like a waterfall.",
    "Delivery truck is stuck in the dip under the overpass.",
    "",
  ],
  waist: [
    "Underpass is completely flooded, one car abandoned in it.",
    "Two people helped a driver out. Fire department is on its way.",
    "Water is over the hydrant on the low side of the street.",
    "Dumpsters are floating. Please keep people away from this block.",
    "Parking lot behind the supermarket is a lake, do not drive in.",
    "Whole corner by the canal is under water, smells of sewage.",
  ],
  inside: [
    "Two inches of water on the shop floor, coming from the back.",
    "Basement stockroom has a foot of water. Pump is running, cannot keep up.",
    "Sewage is coming up the floor drain in our kitchen.",
    "Water through the electrical room. We have switched off the mains.",
    "Cellar of the restaurant flooded to the second shelf, freezers are out.",
    "Boiler room is under water, no heat in the building.",
    "Carpet and the lower shelves are soaked. Photos for the insurance.",
  ],
};
