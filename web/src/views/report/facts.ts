// The figures of a run and what stands behind each: pure, so that room and review show the same.
import type { Content, Result, Test } from "../../protocol";

export interface Fact {
	readonly id: string;
	readonly text: string;
	/** What it means; told when asked. */
	readonly why?: string;
	readonly warn?: boolean;
}

type Limits = Content["limits"];
interface Taken {
	readonly cpu_ms?: number;
	readonly spread_ms?: number;
	readonly repeats?: number;
}

export const mib = (kib: number): string => (kib < 10_240 ? (kib / 1024).toFixed(1) : Math.round(kib / 1024).toString());
export const ms = (n: number): string => (n >= 1000 ? `${Number((n / 1000).toFixed(2))} s` : `${n < 100 ? Number(n.toFixed(1)) : Math.round(n)} ms`);

/** "12.3 ms (spread 1.1 ms over 5 runs)". */
export function timeWords({ cpu_ms, spread_ms, repeats }: Taken): string {
	if (cpu_ms === undefined) return "";
	const over = repeats === undefined || repeats < 2 ? "" : `over ${repeats} runs`;
	if (over === "") return ms(cpu_ms);
	return `${ms(cpu_ms)} (${spread_ms === undefined ? "" : `spread ${ms(spread_ms)} `}${over})`;
}

export function allTests(result: Result): Test[] {
	return result.groups?.flatMap((g) => g.tests) ?? [];
}

/** What was timed: the slowest test, or the run itself. */
function timed(result: Result, tests: readonly Test[]): Taken & { where: string; limit?: number } {
	const { timing } = result;
	if (timing !== undefined) {
		const where = timing.ordinal === undefined ? (timing.test ?? "") : timing.group === undefined ? `test ${timing.ordinal}` : `${place(timing.group)}, test ${timing.ordinal}`;
		return { ...timing, where, ...(timing.limit_ms === undefined ? {} : { limit: timing.limit_ms }) };
	}
	const slowest = tests.reduce<Test | undefined>((most, t) => ((t.cpu_ms ?? -1) > (most?.cpu_ms ?? -1) ? t : most), undefined);
	return slowest === undefined ? { ...result, where: "" } : { ...slowest, where: "" };
}

const place = (group: number | string): string => (typeof group === "number" ? `group ${group}` : group);

function time(result: Result, tests: readonly Test[], limits: Limits): Fact[] {
	const of = timed(result, tests);
	const words = timeWords(of);
	if (words === "") return [];
	const limit = of.limit ?? (limits === undefined ? undefined : limits.time_ms * (result.limits_scaled ?? 1));
	const slowest = of.where === "" ? (tests.length > 1 ? " of the slowest test" : "") : ` of the slowest test (${of.where})`;
	const many = of.repeats !== undefined && of.repeats > 1;
	const why = `CPU time${slowest}${many ? `, the median of ${of.repeats} runs; the spread lies between the fastest and the slowest of them` : ""}.`;
	return [{ id: "time", text: `${words}${limit === undefined ? "" : ` of ${ms(limit)}`}`, why }];
}

function memory(result: Result, tests: readonly Test[], limits: Limits): Fact[] {
	const all = [result, ...tests].flatMap((t) => t.memory_kib ?? []);
	if (all.length === 0) return [];
	const limit = limits === undefined ? "" : ` of ${limits.memory_mib}`;
	return [{ id: "memory", text: `${mib(Math.max(...all))}${limit} MiB`, why: "The most memory that was in use at once, stack included." }];
}

function near(result: Result, tests: readonly Test[]): Fact[] {
	const kinds = new Set([result, ...tests].flatMap((t) => t.near_limit ?? []));
	return [...kinds].map((k) => ({
		id: `near-${k}`, warn: true, text: `close to the ${k} limit`,
		why: `Within 10 % of the ${k} limit. It was run again and the better run counts; on another day it may not be enough.`,
	}));
}

function scaled({ limits_scaled: by }: Result): Fact[] {
	if (by === undefined || by === 1) return [];
	const factor = Number(by.toFixed(2));
	return [{ id: "scaled", text: `limits ×${factor} on this host`, why: `This machine was measured with the model solutions, and every time limit is multiplied by ${factor} to be as fair as on the one that the limits were made for.` }];
}

function built({ compile }: Result): Fact[] {
	if (compile?.ok !== true) return [];
	if (compile.cached === true) return [{ id: "built", text: "built already", why: "The same text had been compiled before, while you paused or for an earlier run: this run did not wait for the compiler." }];
	return compile.ms === undefined ? [] : [{ id: "built", text: `built in ${ms(compile.ms)}` }];
}

const TIERS: Readonly<Record<string, string>> = {
	A: "The strongest isolation: the program had namespaces and a user of its own. Verdicts mean the same in every tier.",
	B: "Isolation without privileges: the program had namespaces of its own. Verdicts mean the same in every tier.",
	C: "Isolation as far as a plain container allows: system calls, files and resources were limited, without namespaces. Verdicts mean the same in every tier; memory is measured less exactly.",
};

export function tierWords(tier: string): string {
	return TIERS[tier] ?? "How far the program was kept apart from the machine while it ran.";
}

export function factsOf(result: Result, content: Content | null): Fact[] {
	if (result.verdict === "JE") return [];
	const tests = allTests(result);
	const tier = result.tier === undefined ? [] : [{ id: "tier", text: `tier ${result.tier}`, why: tierWords(result.tier) }];
	const ran = result.verdict === "CE" ? [] : [...time(result, tests, content?.limits), ...memory(result, tests, content?.limits), ...near(result, tests), ...scaled(result)];
	return [...ran, ...built(result), ...tier];
}
