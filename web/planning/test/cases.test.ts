import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BadProblem, evaluate, type Plan, type Problem, type Sequences } from '../src';
import { beginningsOf } from '../src/day';

interface Case {
  readonly name: string;
  readonly problem: Problem;
  readonly sequences: Sequences;
  readonly plan: Plan;
}

const file = new URL('../../../cases/plan/evaluator.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

describe('the evaluator satisfies the cases it shares with the server', () => {
  it.each(cases)('$name', ({ problem, sequences, plan }) => {
    expect(evaluate(problem, sequences)).toEqual(plan);
  });
});

interface HoursCase {
  readonly name: string;
  readonly hours: readonly (readonly string[])[];
  readonly serviceSeconds: number;
  readonly beginnings: readonly (readonly number[])[];
}

const hoursFile = new URL('../../../cases/plan/hours.json', import.meta.url);
const hours = JSON.parse(readFileSync(hoursFile, 'utf8')) as { cases: HoursCase[] };

describe('a call begins within the hours as the server counts them', () => {
  it.each(hours.cases)('$name', ({ hours: windows, serviceSeconds, beginnings }) => {
    expect(beginningsOf({ windows, serviceSeconds })).toEqual(beginnings);
  });
});

describe('what cannot be evaluated', () => {
  const problem: Problem = {
    matrix: { seconds: [[0, 60], [60, 0]] }, // prettier-ignore
    stops: [{ place: 1 }],
    vehicles: [{ from: 0 }],
  };

  it('is refused when a stop is served twice', () => {
    expect(() => evaluate(problem, [[0, 0]])).toThrow(new BadProblem('stop 0 is served twice'));
  });

  it('is refused when a stop does not exist', () => {
    expect(() => evaluate(problem, [[1]])).toThrow('stop 1 does not exist, there are 1');
  });

  it('is refused when the orders are not one per vehicle', () => {
    expect(() => evaluate(problem, [])).toThrow('0 sequences for 1 vehicles');
  });
});
