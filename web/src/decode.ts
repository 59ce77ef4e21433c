// Decoders: outside data is `unknown` until one of these has looked at it. A wrong shape throws a
// Malformed that names the place, so that a fault of the server reads as one line and not as a crash later.

export class Malformed extends Error {
	constructor(where: string, wanted: string) {
		super(`${where}: expected ${wanted}`);
	}
}

export type Decoder<T> = (v: unknown, where: string) => T;

function fail(where: string, wanted: string): never {
	throw new Malformed(where, wanted);
}

export const str: Decoder<string> = (v, w) => (typeof v === "string" ? v : fail(w, "text"));
export const num: Decoder<number> = (v, w) => (typeof v === "number" && Number.isFinite(v) ? v : fail(w, "a number"));
export const bool: Decoder<boolean> = (v, w) => (typeof v === "boolean" ? v : fail(w, "true or false"));
export const anything: Decoder<unknown> = (v) => v;

export function record(v: unknown, where: string): Record<string, unknown> {
	if (typeof v !== "object" || v === null || Array.isArray(v)) fail(where, "an object");
	return v as Record<string, unknown>;
}

export function list<T>(of: Decoder<T>): Decoder<T[]> {
	return (v, w) => (Array.isArray(v) ? v.map((x, i) => of(x, `${w}[${i}]`)) : fail(w, "a list"));
}

/** One of a few words. */
export function word<const T extends string>(...words: T[]): Decoder<T> {
	return (v, w) => words.find((x) => x === v) ?? fail(w, words.join(" or "));
}

/** Absent or null is null. */
export function maybe<T>(of: Decoder<T>): Decoder<T | null> {
	return (v, w) => (v === undefined || v === null ? null : of(v, w));
}

/** Absent or null is `or`. */
export function opt<T>(of: Decoder<T>, or: T): Decoder<T> {
	return (v, w) => (v === undefined || v === null ? or : of(v, w));
}

/** An object with these fields; others are ignored, so that a newer server is understood. */
export function shape<T extends object>(fields: { [K in keyof T]: Decoder<T[K]> }): Decoder<T> {
	return (v, w) => {
		const from = record(v, w);
		const out: Partial<T> = {};
		for (const key of Object.keys(fields) as (keyof T & string)[]) out[key] = fields[key](from[key], `${w}.${key}`);
		return out as T;
	};
}

/** A list of which each member is kept when it decodes: for lists that a newer server may widen. */
export function lenient<T>(of: Decoder<T>): Decoder<T[]> {
	return (v, w) => {
		if (!Array.isArray(v)) return [];
		return v.flatMap((x, i) => {
			try {
				return [of(x, `${w}[${i}]`)];
			} catch (e) {
				if (e instanceof Malformed) return [];
				throw e;
			}
		});
	};
}
