/** Size and root of a signed note: its second and third line. */
export function headOf(note: string): { readonly size: number; readonly root: string } {
  const [, size = '0', root = ''] = note.split('\n');
  return { size: Number(size), root };
}

/** The name under which a note is kept; without a note, the one that the guide uses. */
export function fileOf(note: string | undefined): string {
  return note === undefined ? 'head.txt' : `head-${headOf(note).size}.txt`;
}

/** The note itself as an address, byte for byte as it was signed. */
export function asFile(note: string): string {
  return `data:text/plain;charset=utf-8,${encodeURIComponent(note)}`;
}
