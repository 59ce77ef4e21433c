// Alone: a coding problem to its full points and a theory question to a grade of one's own, each with its recording.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before } from "node:test";
import { build } from "../integration/lib/server.mjs";
import { reviewed, seek, source, verdict } from "./lib/acts.mjs";
import { Stage, scenario, until } from "./lib/stage.mjs";

const step = scenario();
const ANSWER = "Bring both to bits per character: log2(140) / 5.6 is 1.27, so the word model wins.";
const solution = source("treewalk", "accepted/explicit_stack.c");
const question = JSON.parse(readFileSync(path.join(build, "bank.json"), "utf8")).questions.find((q) => q.id === "nlp/letters-against-words");
let stage, cleo;

before(async () => {
	stage = await Stage.open();
	cleo = await stage.person();
});
after(() => stage?.close());

const transcript = () => cleo.page.getByRole("group", { name: "Transcript up to this moment" });

async function end() {
	await cleo.button("End", { exact: true }).click();
	await cleo.dialog("End this practice?").getByRole("button", { name: "End", exact: true }).click();
	await cleo.page.waitForURL(/\/review\//);
}

step("a coding problem is chosen from the list and opens with its template", async () => {
	await cleo.page.goto("/practice");
	await cleo.page.getByLabel("Search questions").fill("hairline cracks");
	await cleo.page.locator(".snippet", { hasText: "hairline" }).waitFor(); // by its prompt: the title says nothing of it
	await cleo.page.getByLabel("Search questions").fill("walks");
	await cleo.page.getByRole("link", { name: "Three Walks Through a Tree" }).click();
	const dialog = cleo.dialog("Three Walks Through a Tree");
	await dialog.getByLabel("Your name").fill("Cleo Marsh");
	await dialog.getByRole("button", { name: "Begin" }).click();
	await cleo.connection("Saved");
	await cleo.region("Problem").getByRole("heading", { name: "Three Walks Through a Tree" }).waitFor();
	await until("the words are there", async () => /Your code/.test(await cleo.pad.text()));
});

step("a hint is taken, one at a time", async () => {
	await cleo.tab("Hints").click();
	await cleo.button("Take hint 1 of 3").click();
	await cleo.button("Take hint 2 of 3").waitFor();
	await until("the right number of them", async () => (await cleo.page.locator(".ladder li").count()) === 1);
	await cleo.tab("Statement").click();
});

step("the template fails a sample, which is shown whole", async () => {
	await cleo.page.keyboard.press("Control+Enter");
	await verdict(cleo, /Wrong answer|Runtime error/);
	await cleo.page.getByRole("group", { name: "Expected", exact: true }).first().waitFor();
	await cleo.page.getByRole("group", { name: "Your output", exact: true }).first().waitFor();
});

step("the solution gets all points, and the model answer opens", async () => {
	await cleo.pad.paste(solution);
	await cleo.button("Submit", { exact: true }).click();
	await verdict(cleo, "Accepted");
	await cleo.page.locator(".banner .score", { hasText: "100 / 100" }).waitFor();
	await cleo.tab("Answer").click();
	await cleo.sees("Solved. Compare with the model solution");
	await cleo.button("Show the answer").click();
	await cleo.region("Model answer").waitFor();
	await cleo.region("Key points").getByRole("radiogroup").first().getByText("Said", { exact: true }).click();
	await cleo.region("Key points").getByText(/^1 of \d+ said$/).waitFor();
});

step("its recording replays the code, from the template to the solution", async () => {
	await cleo.connection("Saved");
	await end();
	await seek(cleo, "End");
	await cleo.page.getByRole("tab", { name: "solution.c" }).click();
	await reviewed(cleo, "solution.c", solution);
	await transcript().getByText("run 2, 100 of 100 points").waitFor();
	await transcript().getByRole("listitem").filter({ hasText: "ran the samples" }).getByRole("button", { name: "Code" }).click();
	await cleo.dialog(/^Code at run 1/).getByText("Your code").first().waitFor();
	await cleo.dialog(/^Code at run 1/).getByRole("button", { name: "Close" }).click();
});

step("a theory question is answered in writing; its guide is not there before", async () => {
	await cleo.page.goto("/practice?start=nlp%2Fletters-against-words");
	await cleo.dialog("Letters against words").getByRole("button", { name: "Begin" }).click();
	await cleo.connection("Saved");
	await cleo.pad.atEnd();
	await cleo.pad.type(ANSWER);
	await cleo.button("Take hint 1 of 3").click();
	await cleo.button("Take hint 2 of 3").waitFor();
	const received = await cleo.everything();
	for (const p of question.key_points)
		assert.ok(!received.includes(JSON.stringify(p.text).slice(1, -1)), `told too early: ${p.text}`);
});

step("the answer opens: points are ticked and the level is my own", async () => {
	await cleo.button("Show the answer").click();
	const points = cleo.region("Key points");
	const groups = points.getByRole("radiogroup");
	await groups.first().waitFor();
	const all = await groups.count();
	assert.equal(all, question.key_points.length);
	for (let n = 0; n < all; n++)
		await groups.nth(n).getByText(n < 3 ? "Said" : "Missed", { exact: true }).click();
	await points.getByText(`3 of ${all} said`).waitFor();
	const level = cleo.region("Level");
	await level.getByRole("radio").nth(1).check({ force: true });
	await level.getByText(/^From your ticks: [1-4]/).waitFor();
	assert.ok((await cleo.everything()).includes(JSON.stringify(question.key_points[0].text).slice(1, -1)));
});

step("a reload keeps the answer, the ticks and the grade", async () => {
	await cleo.page.reload();
	await cleo.region("Key points").getByText(/^3 of \d+ said$/).waitFor();
	await cleo.pad.becomes(ANSWER);
	await until("it is chosen", () => cleo.region("Level").getByRole("radio").nth(1).isChecked());
});

step("its recording has the answer, and both practices are in my sessions", async () => {
	await end();
	await seek(cleo, "End");
	await cleo.page.getByRole("tab", { name: "answer.md" }).click();
	await reviewed(cleo, "answer.md", ANSWER);
	await transcript().getByText("opened the answer of Letters against words").waitFor();
	await cleo.page.goto("/sessions");
	await cleo.page.getByRole("link", { name: "Letters against words" }).waitFor();
	await cleo.page.getByRole("listitem").filter({ hasText: "Three Walks Through a Tree" }).locator(".v.AC").waitFor();
});

step("nothing was asked of anybody else, and no page complained", () => {
	assert.deepEqual(stage.faults(), []);
});
