import type {
  DayPiece,
  DraftChange,
  Id,
  PremisesPiece,
  SealedVisit,
  VisitDraft,
  VisitPiece,
  WorkPackage,
} from '@xunfu/sync-core';
import { announce, useTexts } from '@xunfu/ui';
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { useField } from './field';
import { keepingTexts } from './visit-in-hand.texts';

/** One visit with everything about it that was taken along. */
export interface VisitInHand {
  readonly id: Id;
  readonly pack: WorkPackage;
  readonly piece: VisitPiece;
  readonly premises: PremisesPiece;
  readonly day: DayPiece;
  readonly draft: VisitDraft | undefined;
  readonly sealed: SealedVisit | undefined;
}

export type Keeping = 'kept' | 'keeping' | 'not-kept';

export interface UseVisit {
  /** Undefined while loading, null when no package here holds the visit. */
  readonly visit: ShallowRef<VisitInHand | null | undefined>;
  readonly keeping: Ref<Keeping>;
  /** Why the last change was not kept; the change was not drawn either. */
  readonly notKept: Ref<string | null>;
  reload(): Promise<void>;
  /** Begins the record of the visit, or finds the one begun before. */
  begin(): Promise<void>;
  /** Keeps a change and then shows it; false when it was not kept. */
  change(how: (draft: VisitDraft) => DraftChange): Promise<boolean>;
  /** Runs any other verb that leaves a new draft, with the same promise. */
  keep(verb: () => Promise<VisitDraft>): Promise<boolean>;
}

export function useVisit(id: Id): UseVisit {
  const { phone } = useField();
  const { t, language } = useTexts(keepingTexts);
  const visit = shallowRef<VisitInHand | null | undefined>(undefined);
  const keeping = ref<Keeping>('kept');
  const notKept = ref<string | null>(null);

  async function reload(): Promise<void> {
    const draft = await phone.drafts.open(id);
    // A record stays with the package that it was begun under, also when the day is taken along again.
    const pack =
      (draft && (await phone.packages.open(draft.package))) ?? (await phone.packages.holding(id));
    const piece = pack && (await pack.piece('visit', id));
    const premises = piece && (await pack.piece('premises', piece.premises));
    const day = pack && (await pack.piece('day'));
    visit.value =
      pack && piece && premises && day
        ? {
            id,
            pack,
            piece,
            premises,
            day,
            draft,
            sealed: await phone.sealing.sealed(id),
          }
        : null;
  }

  async function keep(verb: () => Promise<VisitDraft>): Promise<boolean> {
    keeping.value = 'keeping';
    try {
      const draft = await verb();
      if (visit.value) visit.value = { ...visit.value, draft };
      keeping.value = 'kept';
      notKept.value = null;
      return true;
    } catch (fault) {
      keeping.value = 'not-kept';
      notKept.value = fault instanceof Error ? fault.message : String(fault);
      announce(t('notKept'), 'urgent');
      return false;
    }
  }

  return {
    visit,
    keeping,
    notKept,
    reload,
    begin: async () => void (await keep(() => phone.drafts.begin(id, language))),
    change: (how) => keep(() => phone.drafts.change(id, how)),
    keep,
  };
}
