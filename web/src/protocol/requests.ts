// What a browser sends, as strictly as the server reads it: for what comes back from the browser's own
// store, and for the vectors that both decoders answer to (tests/vectors/messages.json).
import { bodies } from "./events";
import { MESSAGE_MAX, parse, type Do } from "./messages";
import { bytes } from "./text";
import { bool, int, isRecord, Malformed, obj, oneOf, opt, str, unread, type Reader } from "./read";

const DEPTH_MAX = 32;
const DOC_UNITS = 262_144;
const clientId = str(1, 24, /^[A-Za-z0-9_-]+$/);
const base32 = (n: number): Reader<string> => str(n, n, /^[a-z2-7]+$/);
const emptyOr = (n: number): Reader<string> => (v, at) => (v === "" ? v : base32(n)(v, at));
const object: Reader<object> = (v, at) => {
	if (!isRecord(v)) throw new Malformed(at, "object");
	return v;
};

/** A word of a table; another word is an unknown kind, another value is malformed. */
function kindOf(known: readonly string[]): Reader<string> {
	return (v, at) => {
		if (typeof v === "string" && !known.includes(v)) throw new Malformed(at, "a known kind", "unknown_kind");
		return str()(v, at);
	};
}

const hello = obj({ t: oneOf("hello"), room: base32(16), ticket: opt(emptyOr(32)), epoch: opt(emptyOr(26)), last: opt(int(0)), cid: clientId }, true);
const request = obj({ t: oneOf("do"), id: clientId, k: kindOf(Object.keys(bodies)), b: object }, true);
const eph = obj({ t: oneOf("eph"), k: kindOf(["cursor", "typing"]), b: object }, true);
const history = obj({ t: oneOf("history"), id: clientId, before: int(1), n: int(1, 200) }, true);
const ping = obj({ t: oneOf("ping") }, true);

const ephBodies: Readonly<Record<string, Reader<object>>> = {
	cursor: obj({ doc: str(1, 159), v: int(0), anchor: int(0, DOC_UNITS), head: int(0, DOC_UNITS) }, true),
	typing: obj({ on: bool }, true),
};
const frames: Readonly<Record<string, Reader<object>>> = { hello, do: request, eph, history, ping };

/** Text that JSON may hold and the protocol may not, at any depth. */
function sound(v: unknown, depth: number): void {
	if (typeof v === "string" && (v.includes("\0") || /\p{Surrogate}/u.test(v))) throw new Malformed("", "well-formed text", "bad_unicode");
	if (typeof v !== "object" || v === null) return;
	if (depth >= DEPTH_MAX) throw new Malformed("", `at most ${DEPTH_MAX} levels`);
	for (const [key, value] of Object.entries(v)) {
		sound(key, depth + 1);
		sound(value, depth + 1);
	}
}

/** One frame for the server. Throws Malformed with the server's code. */
export function decodeRequest(frame: string): object {
	if (bytes(frame) > MESSAGE_MAX) throw new Malformed("", "at most 64 KiB", "too_big");
	const value = parse(frame);
	sound(value, 0);
	const { t } = obj({ t: oneOf("hello", "do", "eph", "history", "ping") })(value, "");
	const read = frames[t]?.(value, "") ?? {};
	if (t === "eph") {
		const { k, b } = obj({ k: str(), b: unread })(value, "");
		ephBodies[k]?.(b, "b");
	}
	return read;
}

/** A request out of the browser's store. */
export function isRequest(v: unknown): v is Do {
	try {
		request({ t: "do", ...(isRecord(v) ? v : {}) }, "");
		return true;
	} catch (e) {
		if (e instanceof Malformed) return false;
		throw e;
	}
}
