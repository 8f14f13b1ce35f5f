/** Whether a kept place of a draft is one inside a visit. */
export function isPlace(screen: string): boolean {
  return screen.startsWith('/visits/');
}
