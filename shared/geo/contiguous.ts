/**
 * The 48 states and what lies between them, in degrees: where the rain comes from HRRR, a model of 3 km.
 * For Alaska, Hawaii, Puerto Rico, Guam and the armed forces abroad it comes from coarser ones.
 */
export const CONTIGUOUS = { south: 24.3, north: 49.5, west: -125, east: -66.5 };
