// Runs in the window before the page's own scripts, and only for the bench. It looks once in each frame and answers when
// something that was asked for has been painted: seen in the callback of one frame, so on the screen when the next one begins.
(() => {
  if (window.top !== window) return;
  const keys = [];
  window.addEventListener('keydown', ({ key, timeStamp }) => keys.push({ key, at: timeStamp }), { capture: true });

  /** Longer than anything takes: whoever waits on is told what did not come. */
  const LONGEST_MS = 60_000;

  const isInView = (element) => {
    const { top, bottom, left, right, width } = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
  };
  const cells = () => [...document.querySelectorAll('main [role=gridcell]')];
  const picturesIn = (scope) => [...document.querySelectorAll(`${scope} img`)].filter(isInView);
  const areLoaded = (pictures) => pictures.every((picture) => picture.complete && picture.naturalWidth > 0);
  const findBox = () => document.querySelector('input[aria-label="Find a child"]');
  const registerGrid = () => document.querySelector('[role=grid][aria-label="Consent register"]');
  const card = () => document.querySelector('main[aria-label="Emergency card"]');

  /** Each tells whether it is there now; with pictures, also which must be decoded before they can be painted. */
  const things = {
    signIn: () => document.querySelector('input[aria-label="Your name"]') && [],
    ready: () => document.activeElement !== null && document.activeElement === findBox() && [],
    board: () => cells().some(isInView) && areLoaded(picturesIn('main')) && picturesIn('main'),
    card: () => card()?.querySelector('h2') && areLoaded(picturesIn('main')) && picturesIn('main'),
    register: (rows) =>
      registerGrid()?.getAttribute('aria-rowcount') === rows &&
      [...registerGrid().querySelectorAll('[role=rowheader]')].some(isInView) &&
      areLoaded(picturesIn('main')) &&
      picturesIn('main'),
    registerRow: (row) =>
      document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex') === row &&
      isInView(document.activeElement) &&
      areLoaded(picturesIn('main')) &&
      picturesIn('main'),
    echo: (text) => findBox()?.value === text && [],
    found: (names) => {
      const shown = [...document.querySelectorAll('[role=listbox][aria-label="Children found"] [role=option] b')];
      return shown.map((name) => name.textContent).join('\n') === names && [];
    },
  };

  /** Resolves with the page's time (ms since it was navigated to) at which the thing stood on the screen. */
  const painted = (thing, wanted) =>
    new Promise((resolve, reject) => {
      const since = performance.now();
      const look = () => {
        if (performance.now() - since > LONGEST_MS) return reject(new Error(`Never painted: ${thing} ${wanted ?? ''}`));
        const pictures = things[thing](wanted);
        if (!pictures) return requestAnimationFrame(look);
        Promise.all(pictures.map((picture) => picture.decode())).then(
          () => requestAnimationFrame(() => requestAnimationFrame(resolve)),
          () => requestAnimationFrame(look),
        );
      };
      look();
    });

  /** What the board shows now, without a script: its visible cards and pictures, and all the rest of the frame. */
  const staticBoard = () => {
    const copy = document.documentElement.cloneNode(true);
    const copied = copy.querySelectorAll('main [role=gridcell]');
    cells().forEach((cell, i) => {
      if (!isInView(cell)) copied[i].remove();
    });
    for (const unused of copy.querySelectorAll('script, link[rel=modulepreload]')) unused.remove();
    return `<!doctype html>${copy.outerHTML}`;
  };

  const count = () => ({ cells: cells().filter(isInView).length, pictures: picturesIn('main').length });
  const asked = {};
  window.benchClock = {
    keys,
    /** Begins to look; `seen` waits for it. Two steps, so that the looking begins before the key. */
    watch: (thing, wanted) => {
      asked[thing] = painted(thing, wanted);
    },
    seen: (thing) => asked[thing],
    staticBoard,
    count,
  };
  if (window.location.pathname === '/bench-static-board') window.benchClock.watch('board');
})();
