import type { WorkPackage } from '@xunfu/sync-core';
import type { AuthoredText } from '@xunfu/ui';

export type TraitWords = ReadonlyMap<string, AuthoredText>;

interface NamedThing {
  readonly id: string;
  readonly name: AuthoredText;
}

/** Names of the traits in the catalogue that came along; a trait without a name is not shown. */
export async function traitWords(pack: WorkPackage): Promise<TraitWords> {
  const catalogue = (await pack.pieces('catalogue'))[0]?.content;
  const traits = (catalogue?.['traits'] ?? []) as unknown as readonly NamedThing[];
  return new Map(traits.filter((trait) => trait.name?.zh).map((trait) => [trait.id, trait.name]));
}
