// Reading outside data: small readers that are put together into bigger ones. A reader gives back a
// typed copy with the keys it knows, or throws Malformed with the place at fault.

/** The nack code that the other side would give. */
export type Fault = "malformed" | "bad_unicode" | "too_big" | "unknown_kind";

export class Malformed extends Error {
	constructor(
		readonly at: string,
		readonly wants: string,
		readonly code: Fault = "malformed",
	) {
		super(`${at || "message"}: ${wants}`);
	}
}

export type Reader<T> = (value: unknown, at: string) => T;
export type Read<R> = R extends Reader<infer T> ? T : never;

export function str(min = 0, max = Infinity, form?: RegExp): Reader<string> {
	return (v, at) => {
		if (typeof v !== "string" || v.length < min || v.length > max) throw new Malformed(at, "text of a fitting length");
		if (form !== undefined && !form.test(v)) throw new Malformed(at, "text of another form");
		return v;
	};
}

export function int(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Reader<number> {
	return (v, at) => {
		if (typeof v !== "number" || !Number.isSafeInteger(v) || v < min || v > max)
			throw new Malformed(at, `integer from ${min} to ${max}`);
		return v;
	};
}

export const text: Reader<string> = str();
export const count: Reader<number> = int(0);

export const num: Reader<number> = (v, at) => {
	if (typeof v !== "number" || !Number.isFinite(v)) throw new Malformed(at, "number");
	return v;
};

export const bool: Reader<boolean> = (v, at) => {
	if (typeof v !== "boolean") throw new Malformed(at, "true or false");
	return v;
};

export const unread: Reader<unknown> = (v) => v;

export function oneOf<const T extends readonly string[]>(...words: T): Reader<T[number]> {
	return (v, at) => {
		const word = words.find((w) => w === v);
		if (word === undefined) throw new Malformed(at, `one of ${words.join(", ")}`);
		return word;
	};
}

export function list<T>(item: Reader<T>, min = 0, max = Infinity): Reader<T[]> {
	return (v, at) => {
		if (!Array.isArray(v) || v.length < min || v.length > max) throw new Malformed(at, "list of a fitting length");
		return v.map((x: unknown, i) => item(x, `${at}[${i}]`));
	};
}

export function orNull<T>(inner: Reader<T>): Reader<T | null> {
	return (v, at) => (v === null ? null : inner(v, at));
}

const OPTIONAL = Symbol("optional");
type Optional<T> = Reader<T | undefined> & { [OPTIONAL]: true };

/** A key that may be missing. */
export function opt<T>(inner: Reader<T>): Optional<T> {
	const reader: Reader<T | undefined> = (v, at) => (v === undefined ? undefined : inner(v, at));
	return Object.assign(reader, { [OPTIONAL]: true as const });
}

/** A key that explains and decides nothing: missing and malformed are the same. */
export function lax<T>(inner: Reader<T>): Optional<T> {
	return opt((v, at) => {
		try {
			return inner(v, at) as T;
		} catch (e) {
			if (e instanceof Malformed) return undefined as T;
			throw e;
		}
	});
}

/** Of a list those that can be read; of anything else none. */
export function some<T>(item: Reader<T>): Reader<T[]> {
	const one = obj({ it: lax(item) });
	return (v, at) => (Array.isArray(v) ? v.flatMap((it: unknown) => (one({ it }, at).it as T | undefined) ?? []) : []);
}

type Fields = Record<string, Reader<unknown>>;
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends { [OPTIONAL]: true } ? K : never }[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };
export type Obj<F extends Fields> = Flat<
	{ readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Read<F[K]> } & {
		readonly [K in OptionalKeys<F>]?: Exclude<Read<F[K]>, undefined>;
	}
>;

export function isRecord(v: unknown): v is Record<string, unknown> {
	return typeof v === "object" && v !== null && !Array.isArray(v);
}

/** An object with these keys; unknown keys are an error when `strict`, else left out. */
export function obj<F extends Fields>(fields: F, strict = false): Reader<Obj<F>> {
	return (v, at) => {
		if (!isRecord(v)) throw new Malformed(at, "object");
		const out: Record<string, unknown> = {};
		for (const [key, reader] of Object.entries(fields)) {
			const value = reader(v[key], at === "" ? key : `${at}.${key}`);
			if (value !== undefined) out[key] = value;
		}
		if (strict) for (const key of Object.keys(v)) if (!(key in fields)) throw new Malformed(at, `no key "${key}"`);
		return out as Obj<F>;
	};
}

export function anyOf<A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> {
	return (v, at) => {
		try {
			return first(v, at);
		} catch (e) {
			if (!(e instanceof Malformed)) throw e;
			return second(v, at);
		}
	};
}
