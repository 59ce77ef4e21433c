// Screenshots of every page from a real short interview, light, dark and narrow, for docs/screens/.
//
//   node tests/e2e/shots.mjs http://127.0.0.1:8080 [OUT_DIR]
//
// The server must be running, with a judge for the verdicts (without one nothing is run). Two
// browsers meet in one room; what they do is what people would do. axe looks at each page as it is shot.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Member } from "./member.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const repo = new URL("../..", import.meta.url).pathname;

const base = process.argv[2]?.replace(/\/$/, "");
const out = process.argv[3] ?? join(repo, "docs/screens");
if (!base) {
	console.error("usage: node tests/e2e/shots.mjs http://127.0.0.1:8080 [OUT_DIR]");
	process.exit(2);
}
mkdirSync(out, { recursive: true });

const MODES = {
	light: { size: { width: 1440, height: 900 }, media: { colorScheme: "light" } },
	dark: { size: { width: 1440, height: 900 }, media: { colorScheme: "dark" } },
	narrow: { size: { width: 390, height: 844 }, media: { colorScheme: "light" } },
};
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
let faults = 0;
let shots = 0;

function fault(words) {
	faults++;
	console.error(words);
}

/** Two frames and every font: what is drawn is what will stay. */
const settled = (page) => page.evaluate(() => Promise.all([
	document.fonts.ready, new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
]).then(() => undefined));

async function look(page, name) {
	await page.evaluate(axe);
	const found = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules })
		.then((r) => r.violations.map((v) => `${v.id} at ${v.nodes[0]?.target.join(" ")}`)), RULES);
	for (const f of found) fault(`${name}: axe ${f}`);
	const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	if (over > 0) fault(`${name}: ${over} px wider than the window`);
}

async function shoot(page, name, modes = Object.keys(MODES), prepare = {}) {
	for (const mode of modes) {
		await page.setViewportSize(MODES[mode].size);
		await page.emulateMedia({ ...MODES[mode].media, reducedMotion: "reduce" });
		await prepare[mode]?.();
		await settled(page);
		await look(page, `${name}-${mode}`);
		await page.screenshot({ path: join(out, `${name}-${mode}.png`) });
		shots++;
	}
	await page.setViewportSize(MODES.light.size);
	await page.emulateMedia(MODES.light.media);
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync"],
});

const people = [];

/** What went wrong, and what each window showed then. */
process.on("uncaughtException", async (e) => {
	console.error(e);
	for (const page of people)
		console.error(`--- ${page.url()}\n${await page.evaluate(() => document.body.innerText.slice(0, 800)).catch(() => "")}`);
	process.exit(1);
});

async function person() {
	const context = await browser.newContext({ viewport: MODES.light.size });
	const page = await context.newPage();
	people.push(page);
	page.on("pageerror", (e) => fault(`page error: ${e.message}`));
	return { context, page };
}

/** Links may name the server otherwise (localhost) than we do, and cookies are of a name: each stays where it is. */
const originOf = (page) => (page.url().startsWith("http") ? new URL(page.url()).origin : base);

async function open(page, path) {
	await page.goto(originOf(page) + path);
	await page.waitForSelector("main:not([aria-busy])");
}

async function cookieOf(context) {
	return (await context.cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
}

const source = (kind, file) => readFileSync(join(repo, "problems/packages/subarraysumk/submissions", kind, file), "utf8");

/** Types a program as people do: the whole text anew, in pieces. */
async function write(m, doc, text) {
	const { text: old, v: from } = m.doc(doc);
	let length = m.length?.[doc] ?? old.length;
	let v = from;
	const push = async (c, dt) => m.do("edit", { doc, v: v++, cl: "shots", us: [{ c, dt }] });
	if (length > 0) await push([[length]], 300);
	length = 0;
	for (let at = 0; at < text.length; at += 160) {
		const piece = text.slice(at, at + 160);
		await push([...(length > 0 ? [length] : []), [0, ...piece.split("\n")]], 900);
		length += piece.length;
	}
	m.length = { ...m.length, [doc]: length };
	await m.until(() => m.doc(doc).v === v);
}

/** Submits and waits for the verdict. Without a judge nothing is sent: two waiting runs are all that one may have. */
async function submitted(m, doc, what) {
	if (!judged) return m.events.at(-1).s;
	const s = await m.do("run", { doc, what });
	const run = (await m.until(() => m.events.find((e) => e.s === s))).b.run;
	const done = () => m.events.find((e) => e.k === "judge" && e.b.run === run && e.b.state === "done");
	return (await m.until(done, 120_000)).s;
}

// ---- before anybody is known -------------------------------------------------------------------
const about = await (await fetch(`${base}/api/about`)).json();
const catalog = await (await fetch(`${base}/api/catalog`)).json();
const judged = about.judges.ready > 0 || about.judges.ready === true;
if (!judged) console.error("no judge is there: nothing will be run");
const question = catalog.items.find((i) => i.id === "metrics/three-curves") ?? catalog.items.find((i) => i.kind === "question");
const CODE = "subarraysumk:solution.c";

const lena = await person();
await open(lena.page, "/");
await shoot(lena.page, "home-first");
await open(lena.page, "/about");
await shoot(lena.page, "about");

// ---- a room is made, a link is followed --------------------------------------------------------
await open(lena.page, "/");
await lena.page.click(".door.primary");
await lena.page.getByLabel("What is it about").fill("Machine learning engineer");
await lena.page.getByLabel("Your name").fill("Lena Okafor");
await shoot(lena.page, "start");
await lena.page.click("text=Make the room");
await lena.page.waitForSelector("text=The room is there");
await shoot(lena.page, "links");
const link = await lena.page.getByLabel("For the candidate", { exact: true }).inputValue();
await lena.page.click("text=Enter the room");
await lena.page.waitForURL("**/room/*");
const room = lena.page.url().split("/").pop();

const arun = await person();
await arun.page.goto(link);
await arun.page.waitForSelector("text=Join the room");
await arun.page.getByLabel("Your name").fill("Arun Vale");
await shoot(arun.page, "join");
await arun.page.click("text=Join the room");
await arun.page.waitForURL("**/room/*");
await arun.page.waitForSelector(".cm-content, textarea");

// ---- what a program is told before it works ------------------------------------------------------
const UNDECLARED = "#include <stdio.h>\n\nint main(void)\n{\n\tint n, unused;\n\tif (scanf(\"%d\", &n) != 1)\n\t\treturn 1;\n\tprintf(\"%lld\\n\", total);\n\treturn 0;\n}\n";
const OVERFLOW = `#include <stdio.h>
#include <stdlib.h>

static int last(const int *a, int n)
{
	return a[n];
}

int main(void)
{
	int n = 3;
	int *a = calloc(3, sizeof *a);
	if (scanf("%d", &n) < 0 || a == NULL)
		return 1;
	printf("%d\\n", last(a, 3));
	return 0;
}
`;
const tab = (page, label) => page.locator(".viewtabs .tab", { hasText: label }).click();

/** Marks while it is typed, and the sanitizers' words of a sample. */
async function explained(page) {
	await write(C, CODE, UNDECLARED);
	await page.locator(".cm-lintRange-error", { hasText: "total" }).waitFor({ timeout: 60_000 });
	const words = async () => {
		await page.locator(".cm-content").focus();
		await page.keyboard.press("Control+Home");
		for (let n = 0; n < 2; n++) await page.keyboard.press("F8");
		await page.locator(".cm-tooltip-lint").waitFor();
	};
	await shoot(page, "room-checking", undefined, { light: words, dark: words, narrow: async () => { await tab(page, "Code"); await words(); } });
	await write(C, CODE, OVERFLOW);
	await submitted(C, CODE, "samples");
	const story = () => page.locator(".fault").first().scrollIntoViewIfNeeded();
	await story();
	await shoot(page, "room-fault", undefined, { light: story, dark: story, narrow: async () => { await tab(page, "Result"); await story(); } });
}

// ---- the interview -----------------------------------------------------------------------------
const I = await Member.enter(base, room, await cookieOf(lena.context));
const C = await Member.enter(base, room, await cookieOf(arun.context));
await I.do("phase", { n: 0 });
await I.do("chat", { text: "Hello Arun, can you read me?" });
await C.do("chat", { text: "Loud and clear." });
await I.do("phase", { n: 1 });
await I.do("select", { item: question.id });
await I.do("reveal", { item: question.id, what: "statement" });
await C.do("chat", { text: "The loss counts `how wrong`, the error only whether. So they may part." });
const guideOf = async (item) => (await (await lena.context.request.get(`${base}/api/rooms/${room}/items/${item}`)).json()).guide;
const guide = await guideOf(question.id);

/** Ticks every key point: said, but for the last two. */
async function tickAll(item, list) {
	const out = [];
	for (const [i, p] of list.entries())
		out.push(await I.do("tick", { item, point: p.id, state: i === list.length - 1 ? "missed" : i === list.length - 2 ? "prompted" : "unprompted" }));
	return out;
}
const ticked = await tickAll(question.id, guide.key_points ?? []);
await I.do("hint", { item: question.id, n: 1 });
await I.do("note", { text: "Separates loss from error without help.", item: question.id });
await I.do("bookmark", { label: "calibration named" });
await shoot(lena.page, "room-interviewer-theory");
await shoot(arun.page, "room-candidate-theory");

await I.do("phase", { n: 2 });
await I.do("select", { item: "subarraysumk" });
await I.do("reveal", { item: "subarraysumk", what: "brief" });
await C.do("chat", { text: "Can the numbers be negative? Then a sliding window does not work." });
await I.do("reveal", { item: "subarraysumk", what: "statement" });
await write(C, CODE, source("wrong_answer", "sliding_window.c"));
await submitted(C, CODE, "samples");
await submitted(C, CODE, "submit");
if (judged) await explained(arun.page);
await I.do("chat", { text: "Group 1 fails. What did you say about negative numbers?" });
await C.do("chat", { text: "Right: count prefix sums in a hash table instead." });
await write(C, CODE, source("accepted", "hash_mixed.c"));
const solved = await submitted(C, CODE, "submit");
await tickAll("subarraysumk", (await guideOf("subarraysumk")).key_points);
const views = (page) => ({ narrow: () => page.locator(".viewtabs .tab", { hasText: "Code" }).click() });
await shoot(lena.page, "room-interviewer", undefined, views(lena.page));
await shoot(arun.page, "room-candidate", undefined, views(arun.page));

// ---- the end, the scores, the recording --------------------------------------------------------
await I.do("phase", { n: 3 });
await I.do("end", {});
const card = await (await lena.context.request.get(`${base}/api/rooms/${room}/scorecard`)).json();
for (const q of card.questions)
	for (const a of q.axes)
		if (a.axis === "communication" || a.axis === "depth") await I.do("score", { item: q.item, axis: a.axis, level: 3, cites: q.item === question.id ? ticked.slice(0, 2) : [solved] });
await I.do("comment", { text: "Explains before typing. Next: try two inputs of your own before the first submission." });
await open(lena.page, `/review/${room}/scorecard`);
await lena.page.waitForSelector(".levels");
await shoot(lena.page, "scorecard");
await I.do("release", {});
await open(arun.page, `/review/${room}/scorecard`);
await arun.page.waitForSelector(".bands");
await shoot(arun.page, "scorecard-candidate");
await open(lena.page, `/review/${room}?s=${solved}`);
await shoot(lena.page, "review");
await open(arun.page, `/review/${room}`);
for (let i = 0; i < 12; i++) await arun.page.getByLabel("Next event").click();
await shoot(arun.page, "review-candidate", undefined, { narrow: () => arun.page.locator(".viewtabs .tab", { hasText: "Transcript" }).click() });
I.close();
C.close();

// ---- alone -------------------------------------------------------------------------------------
async function practise(id, name, act) {
	await open(arun.page, `/practice?start=${encodeURIComponent(id)}`);
	await arun.page.waitForSelector("dialog[open]");
	if (name === "practice-coding") await shoot(arun.page, "practice-begin");
	await arun.page.click("dialog[open] .btn.primary");
	await arun.page.waitForURL("**/room/*");
	await arun.page.waitForSelector(".cm-content, textarea");
	const m = await Member.enter(base, arun.page.url().split("/").pop(), await cookieOf(arun.context));
	await act(m);
	m.close();
	await shoot(arun.page, name);
}
await practise("subarraysumk", "practice-coding", async (m) => {
	await m.until(() => m.events.find((e) => e.k === "reveal" && e.b.docs.length > 0));
	await write(m, CODE, source("wrong_answer", "int_count.c"));
	await submitted(m, CODE, "submit");
});
await practise(question.id, "practice-theory", async (m) => {
	await write(m, `${question.id}:answer.md`, "Loss asks how sure, error asks only whether.\nSo a few confident mistakes move one and not the other.\n");
	await m.do("answer", { item: question.id });
});

// ---- the pages around --------------------------------------------------------------------------
for (const [name, path] of [["home", "/"], ["practice", "/practice"], ["sessions", "/sessions"]]) {
	await open(arun.page, path);
	await arun.page.waitForSelector(".list li, .table tbody tr");
	await shoot(arun.page, name);
}
await arun.page.keyboard.press("Control+k");
await arun.page.keyboard.type("sum");
await shoot(arun.page, "palette", ["light"]);
await arun.page.keyboard.press("Escape");
await open(arun.page, "/lobby");
await arun.page.click("text=Interview");
await arun.page.click("text=Wait for a partner");
await arun.page.waitForSelector(".waiting");
await shoot(arun.page, "lobby");
await open(lena.page, "/lobby");
await lena.page.click("text=Be the candidate");
await lena.page.click("text=Wait for a partner");
await lena.page.waitForSelector("text=Why this partner");
await shoot(lena.page, "lobby-offer");

await browser.close();
console.log(`${shots} screenshots in ${out}, ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
