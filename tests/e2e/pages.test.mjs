// Every page in every theme and width: axe finds nothing, nothing is wider than the window, no page complains.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { Guest, interview } from "../integration/lib/client.mjs";
import { source } from "./lib/acts.mjs";
import { Stage, until } from "./lib/stage.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [[1440, 900], [900, 800], [360, 740]];
// Themes differ in colours alone, so what is not about colour is looked at once a width. (Forced colours are the
// system's: axe reads the page's own there, and so has nothing true to say of them.)
const MODES = [
	["light", { colorScheme: "light", contrast: "no-preference" }, RULES],
	["dark", { colorScheme: "dark", contrast: "no-preference" }, null],
	["contrast", { colorScheme: "light", contrast: "more" }, null],
];
const CODE = "subarraysumk:solution.c";
const THEORY = "metrics/three-curves";
let stage, stranger, ada, ben, live, over;

const settled = (page) => page.evaluate(() => Promise.all([document.fonts.ready,
	new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))]).then(() => undefined));

function audit(page, rules) {
	const options = rules === null ? { runOnly: { type: "rule", values: ["color-contrast"] } } : { runOnly: rules };
	return page.evaluate((o) => globalThis.axe.run(document, { ...o, resultTypes: ["violations"] })
		.then((r) => r.violations.flatMap((v) => v.nodes.map((n) => `${v.id} at ${n.target.join(" ")}: ${n.failureSummary}`))), options);
}

/** Looks at the page as it stands, in every width and theme; `narrow` shows more of it where one pane is shown at a time. */
async function look(person, name, views = [], modes = MODES) {
	const { page } = person;
	const found = [];
	await page.evaluate(axe);
	for (const [width, height] of WIDTHS) {
		await page.setViewportSize({ width, height });
		for (const view of width < 800 && views.length > 0 ? views : [null]) {
			if (view !== null)
				await page.locator(".viewtabs").getByRole("button", { name: view }).click();
			for (const [mode, media, rules] of modes) {
				await page.emulateMedia({ ...media, reducedMotion: "reduce" });
				await settled(page);
				const where = `${name} ${view ?? ""} ${width} ${mode}`;
				found.push(...(await audit(page, rules)).map((f) => `${where}: ${f}`));
			}
			const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (wider > 0)
				found.push(`${name} ${view ?? ""} ${width}: ${wider} px wider than the window`);
		}
	}
	await page.setViewportSize({ width: 1440, height: 900 });
	assert.deepEqual(found, []);
}

async function open(person, path, words) {
	await person.page.goto(path);
	await person.page.locator("main:not([aria-busy])").first().waitFor();
	if (words !== undefined)
		await person.sees(words);
}

async function typed(seat, doc, old, text) {
	await seat.ack("edit", { doc, v: 0, cl: "e2e", us: [{ c: [[old.length, ...text.split("\n")]], dt: 0 }] });
}

const verdicts = (seat) => seat.events.filter((e) => e.k === "judge" && e.b.state === "done").length;

async function judged(seat, what) {
	const before = verdicts(seat);
	await seat.ack("run", { doc: CODE, what });
	await until("a verdict", () => verdicts(seat) > before, 120_000);
}

/** A session with something of everything in it. */
async function session() {
	const { room, links, a, b } = await interview(stage.server);
	await a.ack("phase", { n: 0 });
	await a.ack("chat", { text: "Good morning. `int x;` is code." });
	await b.ack("chat", { text: "Good morning." });
	await a.ack("reveal", { item: THEORY, what: "statement" });
	const { guide } = await a.guest.ok("GET", `/api/rooms/${room}/items/${THEORY}`);
	for (const [n, p] of guide.key_points.entries())
		await a.ack("tick", { item: THEORY, point: p.id, state: ["unprompted", "prompted", "missed"][n % 3] });
	await a.ack("flag", { item: THEORY, flag: guide.red_flags[0].id, on: true });
	await a.ack("hint", { item: THEORY, n: 1 });
	await a.ack("ask", { item: THEORY, followup: guide.followups[0].id });
	await a.ack("note", { text: "A private note.", item: THEORY });
	await a.ack("bookmark", { label: "Here" });
	await a.ack("phase", { n: 1 });
	await a.ack("reveal", { item: "subarraysumk", what: "statement" });
	const open = await b.event((e) => e.k === "reveal" && e.b.item === "subarraysumk");
	await typed(b, CODE, open.b.docs[0].text, source("subarraysumk", "wrong_answer/no_empty_prefix.c"));
	await judged(b, "submit");
	return { room, links, a, b };
}

async function enter(person, guest) {
	const [name, value] = guest.cookie.split("=");
	await person.context.addCookies([{ name, value, url: stage.origin }]);
}

before(async () => {
	stage = await Stage.open();
	[stranger, ada, ben] = await Promise.all([stage.person(), stage.person(), stage.person()]);
	stranger.forgive(/status of 404 .*\/nothing\/here$/);
	live = await session();
	over = { room: live.room };
	await Promise.all([enter(ada, live.a.guest), enter(ben, live.b.guest)]);
});
after(() => stage?.close());

const STRANGER = [
	["Home", "/", "Practise interviews, together or alone"], ["About", "/about", "Credits"], ["Practice", "/practice", "Stretches of Sum K"],
	["Find a partner", "/lobby", "Wait for a partner"], ["Sessions", "/sessions", "No sessions yet"], ["a bad recovery link", "/recover#x", "not complete"],
	["a recovery link", `/recover#${"a".repeat(32)}`, "Bring my sessions here"], ["a bad link", "/join#x", "not complete"],
	["a practice that is about to begin", "/practice?start=subarraysumk", "Your name"],
];
for (const [name, path, words] of STRANGER)
	test(`${name}, for a newcomer`, async () => {
		await open(stranger, path, words);
		await look(stranger, name);
	});

test("an unknown page", async () => {
	await open(stranger, "/nothing/here", "Not found");
	// It has no colours of its own, and axe does not know the browser's dark ones.
	await look(stranger, "Not found", [], MODES.slice(0, 1));
});

test("the form that starts a room, and its links", async () => {
	await open(stranger, "/");
	await stranger.button("Start a room").click();
	await look(stranger, "Start a room");
	await stranger.page.getByLabel("Your name").fill("Cleo");
	await stranger.button("Make the room").click();
	await stranger.dialog("The room is there").waitFor();
	await look(stranger, "The room is there");
});

test("joining by link", async () => {
	await open(stranger, new URL(live.links.observer).pathname + new URL(live.links.observer).hash, "Join the room");
	await look(stranger, "Join");
});

test("overlays that every page has: keys, palette, account", async () => {
	await open(ada, "/", "Recent sessions");
	await look(ada, "Home with sessions");
	await ada.page.keyboard.press("?");
	await ada.page.getByRole("dialog").waitFor();
	await look(ada, "Keys");
	await ada.page.keyboard.press("Escape");
	await ada.page.keyboard.press("Control+k");
	await ada.page.getByRole("dialog").waitFor();
	await look(ada, "Palette");
	await ada.page.keyboard.press("Escape");
	await ada.button(/you on this server/).click();
	await look(ada, "Account");
});

test("the interviewer's room", async () => {
	await open(ada, `/room/${live.room}`, "in group 1, test 1");
	await ada.page.locator(".cm-content").waitFor();
	await look(ada, "Room, interviewer", ["Question", "Code", "Chat", "Result"]);
	await ada.region("List of questions").getByRole("button", { name: "Three curves", exact: true }).click();
	await ada.region("Red flags").waitFor();
	await look(ada, "Room, interviewer, theory", ["Question", "Chat"]);
});

test("the interviewer's dialogs", async () => {
	await ada.region("List of questions").getByRole("button", { name: "Flagged twice", exact: true }).click();
	await ada.sees("The candidate does not see this yet");
	await ada.page.locator(".revealed header").getByRole("button", { name: "Reveal" }).click();
	await ada.page.getByRole("dialog").getByText("hairline crack").waitFor();
	await look(ada, "Reveal");
	await ada.page.keyboard.press("Escape");
	await ada.button("End", { exact: true }).click();
	await look(ada, "End");
	await ada.page.keyboard.press("Escape");
});

test("the candidate's room", async () => {
	await open(ben, `/room/${live.room}`, "in group 1, test 1");
	await ben.page.locator(".cm-content").waitFor();
	await look(ben, "Room, candidate", ["Question", "Code", "Chat", "Result"]);
	await ben.button("Plain text field").click();
	await ben.page.getByRole("textbox", { name: "Shared text, solution.c" }).waitFor();
	await look(ben, "Room, plain text field");
	await ben.button("Plain text field").click();
});

test("the scorecard while it is made, and released", async () => {
	await live.a.reconnect();
	await live.a.ack("end", {});
	await live.a.ack("comment", { text: "A comment on the whole." });
	await open(ada, `/room/${over.room}`, "ended this session");
	await look(ada, "Room, ended");
	await ada.page.getByRole("link", { name: "Scorecard" }).first().click();
	await ada.sees("A comment on the whole.");
	await look(ada, "Scorecard, interviewer");
	await live.a.reconnect();
	await live.a.ack("release", {});
	await open(ben, new URL(ada.page.url()).pathname, "A comment on the whole.");
	await look(ben, "Scorecard, candidate");
});

test("the review, for both", async () => {
	for (const person of [ada, ben]) {
		await open(person, `/review/${over.room}`);
		await person.page.getByRole("slider", { name: "Moment" }).focus();
		await person.page.keyboard.press("End");
		await person.page.getByText("ended the session").first().waitFor();
		await look(person, "Review", ["Transcript", "Code", "Scores", "Result"]);
	}
});

test("practice, code and theory", async () => {
	const cleo = await Guest.named(stage.server, "Cleo");
	await enter(stranger, cleo);
	const theory = await cleo.ok("POST", "/api/practice", { item: THEORY });
	const code = await cleo.ok("POST", "/api/practice", { item: "subarraysumk" });
	await open(stranger, `/room/${code.room}`, "Nothing run yet");
	await stranger.page.locator(".cm-content").waitFor();
	await look(stranger, "Practice, code", ["Question", "Code", "Result"]);
	await open(stranger, `/room/${theory.room}`, "Show the answer");
	await look(stranger, "Practice, theory");
	await stranger.button("Show the answer").click();
	await stranger.region("Key points").waitFor();
	await look(stranger, "Practice, answer");
});

test("waiting for a partner; sessions, and deleting one", async () => {
	await open(stranger, "/lobby");
	await stranger.button("Wait for a partner").click();
	await stranger.region("Waiting").waitFor();
	await look(stranger, "Waiting");
	await stranger.button("Leave").click();
	await open(stranger, "/sessions", "Three curves");
	await look(stranger, "Sessions");
	await stranger.button(/^Delete/).first().click();
	await look(stranger, "Delete");
});

test("no page complained, broke its policy or asked another party", () => {
	assert.deepEqual(stage.faults(), []);
});
