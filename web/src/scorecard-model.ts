// The scorecard of docs/PROTOCOL.md: what the log proposes, what the rater chose, what supports it.
import { bool, lenient, list, maybe, num, opt, shape, str, word } from "./decode";
import type { Decoder } from "./decode";

export interface CardAxis {
	axis: string; proposed: number | null; proposed_text: string; why: string; level: number | null; reason: string;
	cites: number[]; supported: boolean;
}
const axis: Decoder<CardAxis> = shape({
	axis: str, proposed: maybe(num), proposed_text: opt(str, ""), why: opt(str, ""), level: maybe(num),
	reason: opt(str, ""), cites: opt(list(num), []), supported: opt(bool, false),
});

export type Tick = "unprompted" | "prompted" | "missed" | "none";
export interface CardPoint {
	id: string; text: string; must: boolean; weight: number; axis: string | null; state: Tick; s: number | null; followup: string | null;
}
/** 0 is "never". */
const happened: Decoder<number | null> = (v, w) => maybe(num)(v, w) || null;
const point: Decoder<CardPoint> = shape({
	id: str, text: opt(str, ""), must: opt(bool, false), weight: opt(num, 1), axis: maybe(str),
	state: opt(word("unprompted", "prompted", "missed", "none"), "none"), s: happened, followup: maybe(str),
});

/** A red flag that was heard. */
export interface CardFlag { id: string; text: string }
const flag: Decoder<CardFlag> = shape({ id: opt(str, ""), text: opt(str, "") });

export interface CardQuestion {
	item: string; title: string; type: string; minutes: number; axes: CardAxis[]; points: CardPoint[]; flags: CardFlag[]; hints: number;
}
const question: Decoder<CardQuestion> = shape({
	item: str, title: opt(str, ""), type: opt(str, ""), minutes: opt(num, 0), axes: list(axis), points: lenient(point),
	flags: lenient(flag), hints: opt(num, 0),
});

export interface AxisMean { axis: string; mean: number | null; n: number; enough: boolean }
const axisMean: Decoder<AxisMean> = shape({ axis: str, mean: maybe(num), n: opt(num, 0), enough: opt(bool, true) });

export interface Scorecard {
	/** The band is 1 to 4. */
	overall: { band: number; mean: number | null; why: string } | null; axes: AxisMean[]; questions: CardQuestion[]; comment: string; released: boolean;
}
export const scorecard: Decoder<Scorecard> = shape({
	overall: maybe(shape<{ band: number; mean: number | null; why: string }>({ band: num, mean: maybe(num), why: opt(str, "") })),
	axes: opt(list(axisMean), []), questions: opt(list(question), []), comment: opt(str, ""), released: opt(bool, false),
});
