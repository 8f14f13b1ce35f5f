/**
 * What does not fit: a page that scrolls sideways, words that are cut off, run out of the glass or lie
 * on others, targets too small for a finger. Runs in the page, so it may use nothing from outside.
 */
export function misfits(fingers: boolean): string[] {
  // A finger with a glove; 1 px is left for rounding.
  const finger = 47;
  const faults: string[] = [];
  const width = document.documentElement.clientWidth;
  // Under an open dialog the rest of the page is not to be used.
  const root = document.querySelector('dialog[open]') ?? document.body;

  const hiddenFromEyes = (one: Element) => one.closest('.for-readers, [aria-hidden=true].grip');
  const seen = (one: Element) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !hiddenFromEyes(one);
  const words = (one: Element) =>
    `<${one.tagName.toLowerCase()}${one.className && typeof one.className === 'string' ? ` .${one.className}` : ''}> ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)}`;

  if (document.documentElement.scrollWidth > width + 1)
    faults.push(`scrolls sideways, ${document.documentElement.scrollWidth} of ${width} px`);

  interface Piece {
    of: Element;
    layer: Element | null;
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  const pieces: Piece[] = [];
  const layerOf = (from: Element): Element | null => {
    for (let at: Element | null = from; at && at !== document.body; at = at.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return at;
    return null;
  };
  /** The box that cuts or scrolls what is in it, if it does so sideways or downwards. */
  const cutBy = (of: Element, box: DOMRect): string | undefined => {
    for (let at: Element | null = of; at && at !== root; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display === 'inline') continue;
      const frame = at.getBoundingClientRect();
      if (/auto|scroll/.test(style.overflowX)) return undefined;
      if (
        /hidden|clip/.test(style.overflowX) &&
        (box.right > frame.right + 1 || box.left < frame.left - 1)
      )
        return 'cut off at the side';
      if (/hidden|clip/.test(style.overflowY) && box.bottom > frame.bottom + 4)
        return 'cut off below';
    }
    return box.right > width + 1 || box.left < -1 ? 'runs out of the glass' : undefined;
  };

  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const of = text.parentElement;
    if (!of || !text.textContent?.trim() || of.closest('svg, datalist, option') || !seen(of))
      continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const size = parseFloat(getComputedStyle(of).fontSize);
    const lines = [...range.getClientRects()];
    if (lines.length > 3 && lines.every((line) => line.width < 2 * size))
      faults.push(`squeezed into a column: ${words(of)}`);
    for (const box of lines) {
      // What lies wholly beside the glass waits for the focus, as the skip link does.
      if (box.width < 1 || box.right < 0) continue;
      const cut = cutBy(of, box);
      if (cut) faults.push(`${cut}: ${words(of)}`);
      // The box of a letter is higher than the letter: a third of its size up and down is ink.
      const middle = (box.top + box.bottom) / 2;
      const half = size / 3;
      pieces.push({
        of,
        layer: layerOf(of),
        left: box.left + 1,
        right: box.right - 1,
        top: middle - half,
        bottom: middle + half,
      });
    }
  }
  for (let one = 0; one < pieces.length; one++)
    for (let two = one + 1; two < pieces.length; two++) {
      const a = pieces[one]!;
      const b = pieces[two]!;
      if (a.of === b.of || a.layer !== b.layer) continue;
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        faults.push(`lies on other words: ${words(a.of)} and ${words(b.of)}`);
    }

  if (fingers)
    for (const control of root.querySelectorAll(
      'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=tab]',
    )) {
      const label = control.closest('label');
      const target = control instanceof HTMLInputElement && label ? label : control;
      if (!target.checkVisibility({ visibilityProperty: true }) || hiddenFromEyes(target)) continue;
      // A link within a sentence is as high as its line.
      if (getComputedStyle(target).display === 'inline') continue;
      const { width: wide, height: high } = target.getBoundingClientRect();
      if (wide < finger || high < finger)
        faults.push(
          `too small for a finger, ${Math.round(wide)} × ${Math.round(high)}: ${words(target)}`,
        );
    }
  return [...new Set(faults)];
}
