/** Points beyond which a browser gives an empty canvas without a word; some do so a good deal earlier than they say. */
const MOST_PIXELS = 16_000_000;
const LONGEST_SIDE = 8192;
/** Enough for a page shown three times as wide as the middle of the card. */
const USUAL = 2.2;
const USUAL_WIDTH = 1300;

/**
 * How many canvas points to draw for one point of a PDF's page, `width` by `height` of its own points: sharp enough to read at
 * 300 %, and never a canvas larger than what is surely drawn. Null for a page without a size.
 */
export function scaleOfPage(width: number, height: number): number | null {
  if (!(width > 0 && height > 0 && Number.isFinite(width * height))) return null;
  const wanted = Math.max(USUAL, USUAL_WIDTH / width);
  return Math.min(wanted, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
}
