import type { WorkPackage } from '@xunfu/sync-core';
import type { AuthoredText } from '@xunfu/ui';

/** What a register value is called, by fact id. */
export type FactWords = ReadonlyMap<string, AuthoredText>;

export type TraitWords = ReadonlyMap<string, AuthoredText>;

interface NamedThing {
  readonly id: string;
  readonly name: AuthoredText;
}

/** Names of the traits in the catalogue that came along; a trait without a name is not shown. */
export async function traitWords(pack: WorkPackage): Promise<TraitWords> {
  return named(pack, 'traits');
}

export async function factWords(pack: WorkPackage): Promise<FactWords> {
  return named(pack, 'facts');
}

async function named(
  pack: WorkPackage,
  what: 'traits' | 'facts',
): Promise<ReadonlyMap<string, AuthoredText>> {
  const catalogue = (await pack.pieces('catalogue'))[0]?.content;
  const things = (catalogue?.[what] ?? []) as unknown as readonly NamedThing[];
  return new Map(things.filter((thing) => thing.name?.zh).map((thing) => [thing.id, thing.name]));
}
