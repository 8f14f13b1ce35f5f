/** Virtual time: nothing waits, the next thing simply happens next. */
export class VirtualTime {
  #now = 0;
  #order = 0;
  readonly #tasks: { at: number; order: number; run: () => void; off: boolean }[] = [];

  now(): number {
    return this.#now;
  }

  after(millis: number, run: () => void): { cancel(): void } {
    const task = { at: this.#now + Math.max(0, millis), order: this.#order++, run, off: false };
    push(this.#tasks, task);
    return { cancel: () => (task.off = true) };
  }

  wait(millis: number): Promise<void> {
    return new Promise((resolve) => this.after(millis, resolve));
  }

  /** Lets things happen until `done`, at most until that time; tells whether it came to be done. */
  async run(until: number, done: () => boolean): Promise<boolean> {
    for (;;) {
      await settled();
      if (done()) return true;
      const task = pop(this.#tasks);
      if (!task || task.at > until) return false;
      this.#now = Math.max(this.#now, task.at);
      if (!task.off) task.run();
    }
  }
}

/** Every promise that can go on without the time moving has gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

interface Timed {
  readonly at: number;
  readonly order: number;
}

function before(a: Timed, b: Timed): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

/** A binary heap by time, then by order of arrival. */
function push<T extends Timed>(heap: T[], task: T): void {
  heap.push(task);
  for (let i = heap.length - 1; i > 0;) {
    const parent = (i - 1) >> 1;
    if (!before(heap[i]!, heap[parent]!)) return;
    [heap[i], heap[parent]] = [heap[parent]!, heap[i]!];
    i = parent;
  }
}

function pop<T extends Timed>(heap: T[]): T | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (heap.length === 0 || last === undefined) return first;
  heap[0] = last;
  for (let i = 0; ;) {
    const [left, right] = [2 * i + 1, 2 * i + 2];
    let least = i;
    if (left < heap.length && before(heap[left]!, heap[least]!)) least = left;
    if (right < heap.length && before(heap[right]!, heap[least]!)) least = right;
    if (least === i) return first;
    [heap[i], heap[least]] = [heap[least]!, heap[i]!];
    i = least;
  }
}
