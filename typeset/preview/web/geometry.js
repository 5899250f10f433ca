// Places on a page, in points from its top left corner.

/** A block of the state, by name. */
export function named([x, y, width, height, file, line]) {
  return { x, y, width, height, file, line };
}

/** The smallest block that holds the point, of two as small the inner one; or undefined. */
export function blockAt(page, x, y) {
  const holds = (b) => x >= b[0] && x <= b[0] + b[2] && y >= b[1] && y <= b[1] + b[3];
  const smallest = (a, b) => (b[2] * b[3] <= a[2] * a[3] ? b : a);
  const found = page.blocks.filter(holds);
  return found.length ? named(found.reduce(smallest)) : undefined;
}

/** Where a source line came to stand: the block that begins at it or last before it, and its page. */
export function findSource(pages, file, line) {
  let best;
  pages.forEach((page, index) => {
    for (const block of page.blocks.map(named)) {
      if (block.file !== file) continue;
      if (!best || nearer(block, best.block, line)) best = { index, block };
    }
  });
  return best;
}

function nearer(block, best, line) {
  const before = (b) => b.line <= line;
  if (before(block) !== before(best)) return before(block);
  if (block.line !== best.line)
    return before(block) ? block.line > best.line : block.line < best.line;
  return false;
}

/** Lay `element` over a rectangle of a page, in percent, so that it follows every zoom. */
export function cover(element, rectangle, page) {
  element.style.left = `${(100 * rectangle.x) / page.width}%`;
  element.style.top = `${(100 * rectangle.y) / page.height}%`;
  element.style.width = `${(100 * rectangle.width) / page.width}%`;
  element.style.height = `${(100 * rectangle.height) / page.height}%`;
}

/** An element of `kind` with properties, classes and children. */
export function make(kind, properties = {}, ...children) {
  const element = Object.assign(document.createElement(kind), properties);
  element.append(...children);
  return element;
}
