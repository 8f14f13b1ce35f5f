/** Size and root of a signed note: its second and third line. */
export function headOf(note: string): { readonly size: number; readonly root: string } {
  const [, size = '0', root = ''] = note.split('\n');
  return { size: Number(size), root };
}
