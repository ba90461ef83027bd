// Runs in the page, as it stands now: what is cut, what scrolls sideways, which button cannot be reached or pressed.
(async () => {
  // What is laid out by measured widths comes a few frames after the window's new size.
  for (let frames = 0; frames < 6; frames += 1) await new Promise((next) => requestAnimationFrame(next));
  // What lies over the rest, if anything does: what it covers is not to be pressed then.
  const open = [
    ...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'),
  ].filter((one) => one.getAttribute('aria-modal') !== 'false');
  const place = open.at(-1) ?? document.body;
  const found = [];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const words = (element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50);

  /** Read out, not shown: its box, or one around it, is a dot. */
  const onlyRead = (element) => {
    for (let box = element; box && box !== place; box = box.parentElement) {
      const { width, height } = box.getBoundingClientRect();
      if (width <= 2 && height <= 2) return true;
    }
    return false;
  };

  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) found.push('the page scrolls sideways');
  for (const element of place.querySelectorAll('*')) {
    const { overflowX } = getComputedStyle(element);
    if (overflowX !== 'auto' && overflowX !== 'scroll') continue;
    // A table of many columns moves inside its own frame, and a paper under the reader's hand.
    if (element.matches(':has(> table, > [role="grid"], > [role="treegrid"])')) continue;
    if (element.getAttribute('aria-label') === 'The plan as signed') continue;
    if (element.scrollWidth > element.clientWidth + 1) found.push(`scrolls sideways: ${words(element)}`);
  }

  /** The side on which an ancestor cuts these words off, if any; what scrolls does not cut. */
  const cutBy = (rect, from) => {
    let across = true;
    let down = true;
    for (let box = from; box && box !== place.parentElement; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (overflowX === 'auto' || overflowX === 'scroll') across = false;
      if (overflowY === 'auto' || overflowY === 'scroll') down = false;
      const clips = (overflow) => overflow === 'hidden' || overflow === 'clip';
      if (across && clips(overflowX) && (rect.right > edge.right + 1 || rect.left < edge.left - 1))
        return 'at the side';
      if (down && clips(overflowY) && (rect.bottom > edge.bottom + 3 || rect.top < edge.top - 3))
        return 'above or below';
    }
    return null;
  };
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    if (text === '' || !node.parentElement || !seen(node.parentElement) || onlyRead(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const cut = rect.width > 0 && cutBy(rect, node.parentElement);
      if (cut) found.push(`words cut ${cut}: ${text.slice(0, 50)}`);
    }
  }

  for (const button of place.querySelectorAll('button:not([disabled]), [role="tab"]')) {
    if (!button.isConnected || !seen(button) || button.textContent === 'Skip to the screen') continue;
    if (button.closest('[aria-hidden="true"]') || onlyRead(button)) continue;
    button.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { left, top, width, height } = button.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!hit || !(button.contains(hit) || hit.contains(button))) {
      found.push(`not to be pressed: ${words(button)}${hit ? `, under: ${words(hit)}` : ''}`);
    }
  }
  return [...new Set(found)];
})();
