// A judge that is not there, that comes, that dies in the middle of a run: what was submitted gets one verdict.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { meet, reveal, source, verdict } from "./lib/acts.mjs";
import { Judge, Stage, scenario } from "./lib/stage.mjs";

const step = scenario();
let stage, ada, ben, room;

before(async () => {
	stage = await Stage.open({ judge: false });
	[ada, ben] = await Promise.all([stage.person(), stage.person()]);
	({ room } = await meet(ada, ben, ["Ada Kern", "Ben Ito"]));
	await reveal(ada, "Three Walks Through a Tree");
	await ben.pad.open("solution.c");
});
after(() => stage?.close());

/** Every verdict in the room's log, by run. */
async function verdicts() {
	const cookie = (await ben.context.cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
	const { json } = await stage.server.http("GET", `/api/rooms/${room}/log?after=0&limit=2000`, { cookie });
	assert.equal(json.more, false);
	return json.es.filter((e) => e.k === "judge" && e.b.state === "done").map((e) => [e.b.run, e.b.result.verdict, e.b.result.score]);
}

step("without a judge a run waits, and both are told so", async () => {
	await ben.sees("No judge is there now: a run waits until one comes.");
	await ben.pad.paste(source("treewalk", "accepted/explicit_stack.c"));
	await ben.connection("Saved");
	await ben.button("Submit", { exact: true }).click();
	for (const person of [ben, ada]) {
		await person.page.locator(".banner strong", { hasText: "Waiting for the judge" }).waitFor();
		await person.sees("No judge is there: your run waits and nothing is lost.");
	}
	assert.deepEqual(await verdicts(), []);
});

step("the judge comes and the verdict appears, in tests that stream into the room", async () => {
	stage.judge = await Judge.start(stage.server);
	await ada.page.getByRole("progressbar", { name: "Tests" }).waitFor({ timeout: 120_000 });
	await verdict(ben, "Accepted");
	await ben.page.locator(".banner .score", { hasText: "100 / 100" }).waitFor();
	assert.equal((await verdicts()).length, 1);
});

step("a judge that is killed in the middle of a run: another one gives the only verdict", async () => {
	await ben.pad.paste(source("treewalk", "wrong_answer/only_child_left.c"));
	await ben.connection("Saved");
	await ben.button("Submit", { exact: true }).click();
	await ben.page.getByRole("progressbar", { name: "Tests" }).waitFor({ timeout: 120_000 });
	await stage.judge.stop("SIGKILL");
	await ben.page.locator(".banner strong", { hasText: /The judge was lost|Waiting for the judge/ }).waitFor();
	stage.judge = await Judge.start(stage.server);
	await verdict(ben, "Wrong answer");
	await ben.page.locator(".banner .score", { hasText: "20 / 100" }).waitFor();
	const all = await verdicts();
	assert.deepEqual(all.map((v) => v.slice(1)), [["AC", 100], ["WA", 20]]);
	assert.equal(new Set(all.map((v) => v[0])).size, 2, "one verdict a run");
});

step("a server that is killed while a run waits forgets neither the run nor the room", async () => {
	for (const person of [ada, ben])
		person.forgive(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket connection to|status of 50\d/);
	await stage.judge.stop();
	await ben.sees("No judge is there now: a run waits until one comes.");
	await ben.button("Run", { exact: true }).click();
	await ben.page.locator(".banner strong", { hasText: "Waiting for the judge" }).waitFor();
	await stage.server.stop("SIGKILL");
	await Promise.all([ada.connection("Reconnecting"), ben.connection("Reconnecting")]);
	await stage.server.restart();
	await Promise.all([ada.connection("Saved"), ben.connection("Saved")]);
	stage.judge = await Judge.start(stage.server);
	await verdict(ben, "Wrong answer");
	assert.equal((await verdicts()).length, 3);
});

step("nothing was asked of anybody else, and no page complained", () => {
	assert.deepEqual(stage.faults(), []);
});
