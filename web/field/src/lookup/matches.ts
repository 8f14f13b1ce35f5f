import type { PremisesPiece } from '@xunfu/sync-core';

/** Whether every word of the query stands in name, firm, code, address, person or telephone. */
export function matches(premises: PremisesPiece, query: string): boolean {
  const hay = [
    premises.name,
    premises.address,
    premises.phone,
    premises.subject?.name,
    premises.subject?.identifier.value,
    premises.subject?.representative,
    ...premises.equipment.map((one) => `${one.name} ${one.registration}`),
  ]
    .join(' ')
    .normalize('NFKC')
    .toLowerCase();
  return query
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
