import type { ComponentPublicInstance } from 'vue';

// A glance this long is looking; less is scrolling past.
const glanceMillis = 350;
// Seen asks are told together, so that one swipe is one write.
const gatherMillis = 250;
// Of an ask that is higher than the glass, so much of the glass must be filled by it.
const filled = 0.5;
const most = 0.6;

export interface Glass {
  /** Follows the element of an ask; to be used as a function ref. */
  watch(ask: string, holder: Element | ComponentPublicInstance | null): void;
  /** Forgets glances that were under way. */
  restart(): void;
  stop(): void;
}

/**
 * Tells which asks have been on the screen: most of it (or half the screen filled by it) for a third of a second, while
 * the page was visible. Scrolling past is not looking.
 */
export function onTheGlass(seen: (asks: string[]) => void): Glass {
  const askOf = new Map<Element, string>();
  const elementOf = new Map<string, Element>();
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  let gathered: string[] = [];
  let telling: ReturnType<typeof setTimeout> | undefined;

  const observer = new IntersectionObserver(
    (entries) =>
      entries.forEach((entry) => (looksAt(entry) ? begin(entry.target) : end(entry.target))),
    { threshold: [0, 0.25, 0.5, most, 0.75, 1] },
  );

  function looksAt(entry: IntersectionObserverEntry): boolean {
    const glass = entry.rootBounds?.height ?? innerHeight;
    return (
      entry.isIntersecting &&
      (entry.intersectionRatio >= most || entry.intersectionRect.height >= glass * filled)
    );
  }
  function begin(element: Element): void {
    if (timers.has(element) || document.visibilityState === 'hidden') return;
    timers.set(
      element,
      setTimeout(() => {
        timers.delete(element);
        const ask = askOf.get(element);
        if (ask) tell(ask);
      }, glanceMillis),
    );
  }
  function end(element: Element): void {
    clearTimeout(timers.get(element));
    timers.delete(element);
  }
  function tell(ask: string): void {
    gathered.push(ask);
    telling ??= setTimeout(() => {
      telling = undefined;
      const asks = gathered;
      gathered = [];
      seen(asks);
    }, gatherMillis);
  }

  return {
    watch(ask, holder) {
      const element = holder instanceof Element ? holder : (holder?.$el as Element | undefined);
      const before = elementOf.get(ask);
      if (before === element) return;
      if (before) {
        end(before);
        observer.unobserve(before);
        askOf.delete(before);
        elementOf.delete(ask);
      }
      if (element instanceof Element) {
        askOf.set(element, ask);
        elementOf.set(ask, element);
        observer.observe(element);
      }
    },
    restart() {
      timers.forEach((timer) => clearTimeout(timer));
      timers.clear();
    },
    stop() {
      observer.disconnect();
      timers.forEach((timer) => clearTimeout(timer));
      clearTimeout(telling);
      if (gathered.length > 0) seen(gathered);
    },
  };
}
