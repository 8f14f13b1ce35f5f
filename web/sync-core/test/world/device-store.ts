import { StaleWrite, type Change, type Row, type Shelf } from '../../src/ports';

/** The rows of one account on one phone, all or nothing; what a kill leaves behind. */
export class DeviceStore {
  readonly #shelves = new Map<Shelf, Map<string, Row>>();

  read(shelf: Shelf, id: string): Row | undefined {
    return this.#shelves.get(shelf)?.get(id);
  }

  list(shelf: Shelf, of?: string): readonly Row[] {
    const rows = [...(this.#shelves.get(shelf)?.values() ?? [])];
    return rows
      .filter((row) => of === undefined || row.of === of)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  write(changes: readonly Change[]): void {
    for (const change of changes) {
      const id = change.kind === 'put' ? change.row.id : change.id;
      const lies = this.read(change.shelf, id)?.version ?? 0;
      if (lies !== change.from) throw new StaleWrite(change.shelf, id);
    }
    for (const change of changes) {
      const shelf = this.#shelves.get(change.shelf) ?? new Map<string, Row>();
      this.#shelves.set(change.shelf, shelf);
      if (change.kind === 'put') shelf.set(change.row.id, change.row);
      else shelf.delete(change.id);
    }
  }

  /** Turns a bit in a row, as a failing memory would. */
  spoil(shelf: Shelf, id: string): void {
    const row = this.read(shelf, id)!;
    const sealed = row.sealed.slice();
    sealed[sealed.length - 1]! ^= 1;
    this.#shelves.get(shelf)!.set(id, { ...row, sealed });
  }

  clear(): void {
    this.#shelves.clear();
  }
}
