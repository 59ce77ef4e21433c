// Two rooms and one slot: everybody sees their place, a run that waits can be taken back, and the end takes back what waits.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { meet, reveal, seek, source, verdict } from "./lib/acts.mjs";
import { Judge, Stage, scenario } from "./lib/stage.mjs";

const step = scenario();
const one = {}, two = {};
let stage;

before(async () => {
	stage = await Stage.open({ judge: false });
	stage.judge = await Judge.start(stage.server, true, ["--slots", "1"]);
	for (const [it, names] of [[one, ["Ada Kern", "Ben Ito"]], [two, ["Eve Roth", "Dan Moss"]]]) {
		[it.host, it.guest] = await Promise.all([stage.person(), stage.person()]);
		it.room = (await meet(it.host, it.guest, names)).room;
		await reveal(it.host, "Three Walks Through a Tree");
		await it.guest.pad.open("solution.c");
		await it.guest.pad.paste(source("treewalk", "accepted/explicit_stack.c"));
		await it.guest.connection("Saved");
	}
	await one.host.pad.open("solution.c");
});
after(async () => {
	stage?.judge?.halt(false);
	await stage?.close();
});

const run = (person) => person.button("Run", { exact: true }).click();
const banner = (person, words) => person.page.locator(".runview .banner", { hasText: words });

async function judged(it) {
	const cookie = (await it.guest.context.cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
	const { json } = await stage.server.http("GET", `/api/rooms/${it.room}/log?after=0&limit=2000`, { cookie });
	return json.es.filter((e) => e.k === "judge" && ["done", "cancelled"].includes(e.b.state)).map((e) => e.b.result?.verdict ?? e.b.state);
}

step("with the slot taken, who waits is told how many go first, and again when it changes", async () => {
	// The judge keeps its job and its connection, and does nothing until it may go on.
	await run(one.guest);
	await verdict(one.guest, "Accepted");
	stage.judge.halt();
	await run(one.guest);
	await banner(one.guest, "You can keep typing.").waitFor();
	await run(one.host);
	await banner(one.host, "No run goes before yours.").waitFor();
	await run(two.guest);
	await banner(two.guest, "No run goes before yours.").waitFor();
	await banner(one.host, "1 run before yours.").waitFor();
});

step("the runner takes it back with the keyboard, and the place of the next one changes", async () => {
	await two.guest.page.getByRole("button", { name: /^Cancel/ }).focus();
	await two.guest.page.keyboard.press("Enter");
	await banner(two.guest, "Dan Moss took it back. The code is kept.").waitFor();
	await banner(two.host, "Dan Moss took it back.").waitFor();
	await banner(one.host, "No run goes before yours.").waitFor();
	const focused = await two.guest.page.evaluate(() => document.activeElement?.textContent);
	assert.equal(focused, "Run again", "the focus goes to what undoes it");
});

step("run again is all it takes to have it back", async () => {
	await two.guest.page.keyboard.press("Enter");
	await banner(two.guest, "No run goes before yours.").waitFor();
	await banner(one.host, "1 run before yours.").waitFor();
});

step("an interviewer may take back what the candidate runs", async () => {
	await two.host.page.getByRole("button", { name: /^Cancel/ }).click();
	await banner(two.guest, "Eve Roth took it back.").waitFor();
	await banner(two.guest, "Cancelled").getByRole("button", { name: "Run again" }).click();
	await banner(two.guest, "No run goes before yours.").waitFor();
});

step("the end takes back what waits and says why", async () => {
	await two.host.button("End", { exact: true }).click();
	await two.host.dialog(/End/).getByRole("button", { name: "End", exact: true }).click();
	await banner(two.guest, "The session ended before it was judged.").waitFor();
	assert.equal(await two.guest.page.getByRole("button", { name: "Run again" }).count(), 0);
	await two.host.page.goto(`/review/${two.room}`);
	await seek(two.host, "End");
	await two.host.page.getByText("Dan Moss cancelled run 1").waitFor();
	await two.host.page.getByText("run 3 was cancelled: the session ended before it was judged").waitFor();
});

step("what the judge had and what waited behind it get one verdict each", async () => {
	stage.judge.halt(false);
	await verdict(one.host, "Accepted");
	await verdict(one.guest, "Accepted");
	assert.deepEqual(await judged(one), ["AC", "AC", "AC"]);
	assert.deepEqual(await judged(two), ["cancelled", "cancelled", "cancelled"]);
});

step("nothing was asked of anybody else, and no page complained", () => {
	assert.deepEqual(stage.faults(), []);
});
