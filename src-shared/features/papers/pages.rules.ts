/** What the pages hold, in any one unit of length. */
export interface PageRoom {
  /** Between head and foot on the first page, which has a title, and on every other. */
  readonly first: number;
  readonly rest: number;
}

/**
 * How blocks of these heights fall on pages, in their order: each whole on one page. A page is never empty, so a block that is taller
 * than a page stands alone on one. Answers the blocks of each page by their place.
 */
export function fillPages(heights: readonly number[], room: PageRoom): number[][] {
  const pages: number[][] = [[]];
  let left = room.first;
  heights.forEach((height, at) => {
    const page = pages[pages.length - 1] ?? [];
    if (height > left && page.length > 0) {
      pages.push([at]);
      left = room.rest - height;
      return;
    }
    page.push(at);
    left -= height;
  });
  return pages;
}
