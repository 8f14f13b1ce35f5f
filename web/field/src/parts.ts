import type { Id } from '@xunfu/sync-core';
import type { AuthoredText } from '@xunfu/ui';
import type { Component } from 'vue';
import type { RouteRecordRaw } from 'vue-router';
import type { VisitInHand } from './visit-in-hand';
import { inspectionPart } from '../parts/inspection';
import { problemPart } from '../parts/problem';

/** How far a part of a visit is, for the stop on 今天 and the way to the leave screen. */
export interface Standing {
  readonly done: number;
  readonly total: number;
  /** What keeps the record from being closed; empty when nothing does. */
  readonly missing: readonly AuthoredText[];
  /** Where the first of what is missing is put right. */
  readonly firstMissing?: string | undefined;
}

/** The section of a part on the result sheet: which template, with which values. */
export interface SheetSection {
  readonly template: string;
  readonly values: unknown;
}

/**
 * What a room of the server has as `VisitPart`, the phone has as this. A kind that is not in {@link fieldParts} is left
 * alone: the visit is done without it and nothing of it is lost.
 */
export interface FieldPart {
  readonly kind: string;
  /** Below `/visits/:visit/`. */
  readonly routes: readonly RouteRecordRaw[];
  readonly entry: (visit: Id) => string;
  readonly standing: (visit: VisitInHand) => Promise<Standing>;
  /** What the firm is told about this part on the leave screen; takes the prop `visit`. */
  readonly Told: Component;
}

/** In the order in which they are done. */
export const fieldParts: readonly FieldPart[] = [inspectionPart, problemPart];

/** The parts of a visit that this client knows, in order. */
export function partsOf(kinds: readonly string[]): readonly FieldPart[] {
  return fieldParts.filter((part) => kinds.includes(part.kind));
}

/** Where to go after a part: the next one, else telling the result. */
export function after(kind: string, kinds: readonly string[], visit: Id): string {
  const parts = partsOf(kinds);
  const next = parts[parts.findIndex((part) => part.kind === kind) + 1];
  return next ? next.entry(visit) : `/visits/${visit}/leave`;
}

/** Where the visit begins behind the door. */
export function firstStep(kinds: readonly string[], visit: Id): string {
  return partsOf(kinds)[0]?.entry(visit) ?? `/visits/${visit}/leave`;
}
