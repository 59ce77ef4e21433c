import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clean, decode, decodeRequest, finalWords, isRequest, Malformed } from "../src/protocol";

interface Vector { name: string; dir: "in" | "out"; text: string; ok: boolean; error?: string }
const vectors = JSON.parse(readFileSync(new URL("../../tests/vectors/messages.json", import.meta.url), "utf8")) as Vector[];

// JSON.parse of a browser keeps the last of two equal keys and says nothing; only the server must refuse it.
const SERVER_ALONE = ["the same key twice"];

function verdict(v: Vector): string {
	try {
		if (v.dir === "out") decode(v.text);
		else decodeRequest(v.text);
		return "ok";
	} catch (e) {
		if (e instanceof Malformed) return e.code;
		throw e;
	}
}

describe("the vectors that both decoders answer to", () => {
	for (const v of vectors.filter((x) => !SERVER_ALONE.includes(x.name)))
		it(`${v.dir}: ${v.name}`, () => expect(verdict(v)).toBe(v.ok ? "ok" : v.error));
	it("has both directions", () => expect(new Set(vectors.map((v) => v.dir))).toEqual(new Set(["in", "out"])));
});

describe("text", () => {
	it("becomes what the server takes", () => expect(clean("a\r\nb\rc\0d\ud83de😀")).toBe("a\nb\ncde😀"));
});

describe("requests out of the store", () => {
	it("are taken when whole", () => expect(isRequest({ id: "a", k: "chat", b: { text: "x" } })).toBe(true));
	it.each([null, 1, {}, { id: "", k: "chat", b: {} }, { id: "a", k: "nope", b: {} }, { id: "a", k: "chat" }])("are dropped when not: %j", (v) => expect(isRequest(v)).toBe(false));
});

describe("close codes", () => {
	it.each([4400, 4501, 4503, 4504, 4509, 4510, 4999])("%i ends the session in words", (c) => expect(finalWords(c)).toMatch(/\.$/));
	it.each([1000, 1001, 1006, 1009, 4000, 4008, 4013])("%i asks to try again", (c) => expect(finalWords(c)).toBeNull());
});
