// Some browsers answer every page's canvas with noise, so that nobody is recognized by it: a photo
// drawn there would be lost.
const COLORS = ["#000000", "#ffffff", "#c83c14", "#1464c8"];

/** Brave changes the last bit alone, which no one sees in a photo. */
const MOST_OFF = 8;

export function canvasIsTrue(): boolean {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = COLORS.length;
  const pen = canvas.getContext("2d");
  if (!pen) return false;
  COLORS.forEach((color, x) => {
    pen.fillStyle = color;
    pen.fillRect(x, 0, 1, COLORS.length);
  });
  const { data } = pen.getImageData(0, 0, COLORS.length, COLORS.length);
  return data.every((value, i) => {
    const [pixel, channel] = [i >> 2, i & 3];
    const color = COLORS[pixel % COLORS.length]!;
    const drawn = channel === 3 ? 255 : parseInt(color.slice(1 + 2 * channel, 3 + 2 * channel), 16);
    return Math.abs(value - drawn) <= MOST_OFF;
  });
}
