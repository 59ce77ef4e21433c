// What an interviewer means to ask, as a list that can be changed. Pure.
import type { PlanStep } from "../../protocol";

export interface PlanBody { readonly title: string; readonly steps: readonly PlanStep[] }
export const STEPS_MAX = 40;
export const MINUTES_MAX = 180;
export const OWN_TITLE = "My plan";

export function minutesOf(p: PlanBody): number {
	return p.steps.reduce((sum, s) => sum + s.minutes, 0);
}

/** The minute at which each step begins. */
export function startsOf(p: PlanBody): number[] {
	let at = 0;
	return p.steps.map((s) => (at += s.minutes) - s.minutes);
}

export function holds(p: PlanBody | null, item: string): boolean {
	return p?.steps.some((s) => s.item === item) === true;
}

export function added(p: PlanBody | null, step: PlanStep): PlanBody {
	return { title: p?.title ?? OWN_TITLE, steps: [...(p?.steps ?? []), step] };
}

export function removed(p: PlanBody, at: number): PlanBody {
	return { ...p, steps: p.steps.filter((_, i) => i !== at) };
}

/** The step at `at` one place up (-1) or down (1); at an end nothing changes. */
export function moved(p: PlanBody, at: number, by: -1 | 1): PlanBody {
	const steps = [...p.steps], step = steps[at], other = steps[at + by];
	if (step === undefined || other === undefined) return p;
	steps[at] = other;
	steps[at + by] = step;
	return { ...p, steps };
}

export function timed(p: PlanBody, at: number, minutes: number): PlanBody {
	const n = Math.min(MINUTES_MAX, Math.max(1, Math.round(minutes)));
	return Number.isFinite(n) ? { ...p, steps: p.steps.map((s, i) => (i === at ? { ...s, minutes: n } : s)) } : p;
}
