// One mock interview between two browsers, from the link to the replay: nothing typed is lost by a reload or by a line
// that is down for 20 s, and nothing private reaches the candidate's browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before } from "node:test";
import { build } from "../integration/lib/server.mjs";
import { reviewed, source, verdict } from "./lib/acts.mjs";
import { Stage, scenario, until } from "./lib/stage.mjs";

const submission = (name) => source("subarraysumk", name);
const exported = (file) => JSON.parse(readFileSync(path.join(build, file), "utf8"));
const THEORY = "Flagged twice";
const CODING = "Stretches of Sum K";
const NOTE = "Quick with odds, vague about the camera.";
const CUT_MS = 20_000;
const JUDGED = { timeout: 120_000 };

const step = scenario();
let stage, ada, ben, theory, coding, other;
const kept = {}; // texts as they were, for the replay

before(async () => {
	stage = await Stage.open({ line: true });
	ada = await stage.person();
	ben = await stage.person();
	theory = exported("bank.json").questions.find((q) => q.id === "probability/flagged-twice");
	coding = exported("packages.json").packages.find((p) => p.id === "subarraysumk");
	other = exported("packages.json").packages.find((p) => p.id === "treewalk");
});
after(() => stage?.close());

const points = () => ada.region("Key points");
const point = (text) => points().getByRole("radiogroup").nth(text);

async function choose(title) {
	const list = ada.region("List of questions");
	await list.getByRole("button", { name: title, exact: true }).click();
	await ada.page.locator(".shown-title", { hasText: title }).first().waitFor();
}

step("a room starts on Home, and its link is copied", async () => {
	await ada.page.goto("/");
	await ada.button("Start a room").click();
	await ada.page.getByLabel("Your name").fill("Ada Kern");
	await ada.button("Make the room").click();
	const dialog = ada.dialog("The room is there");
	await dialog.getByRole("button", { name: "Copy: For the candidate" }).click();
	await dialog.getByText("Copied").waitFor();
	kept.link = await ada.page.evaluate(() => navigator.clipboard.readText());
	assert.match(kept.link, new RegExp(`^${stage.origin}/join#[a-z2-7]{16}\\.[a-z2-7]{32}$`));
	await dialog.getByRole("button", { name: "Enter the room" }).click();
	await ada.connection("Saved");
	kept.room = new URL(ada.page.url()).pathname.split("/")[2];
});

step("the link takes a name and one button to the room, and says before what is recorded", async () => {
	await ben.page.goto(kept.link);
	await ben.sees("Ada Kern invites you to");
	await ben.sees("Chat, code, runs and what is revealed are recorded.");
	await ben.page.getByLabel("Your name").fill("Ben Ito");
	await ben.page.keyboard.press("Enter");
	await ben.connection("Saved");
	assert.equal(new URL(ben.page.url()).pathname, `/room/${kept.room}`);
	await ben.page.getByRole("note").getByText("Recorded for you and Ada Kern: chat, code, runs.").waitFor();
	await ada.sees("Ben Ito joined as candidate");
	await until("nobody needs to be invited any more", async () => (await ada.region("Invite").count()) === 0);
});

step("they chat both ways, and Up mends my last line", async () => {
	await ada.say("Good morning Ben, can you read me?");
	await ben.page.getByRole("log").getByText("Good morning Ben, can you read me?").waitFor();
	await ben.page.getByLabel("Message", { exact: true }).pressSequentially("Yes, loud");
	await ada.sees("Ben Ito is typing");
	await ben.page.keyboard.press("Enter");
	await ada.page.getByRole("log").getByText("Yes, loud", { exact: true }).waitFor();
	await ben.page.locator(".msg.held").waitFor({ state: "detached" });
	await ben.page.keyboard.press("ArrowUp");
	await ben.sees("Editing your last line");
	await ben.page.keyboard.type(" and clear");
	await ben.page.keyboard.press("Enter");
	await ada.page.getByRole("log").getByText("Yes, loud and clear", { exact: true }).waitFor();
	await ada.page.getByRole("log").getByText("edited").waitFor();
	await until("the line was changed, not said again", async () => (await ada.page.getByText("Yes, loud", { exact: true }).count()) === 0);
});

step("the interviewer starts a phase, and both see it", async () => {
	await ada.button("Start Intro").click();
	await ben.page.locator(".phases [aria-current=step]", { hasText: "Intro" }).waitFor();
	await ada.button("Start Theory").click();
	await ben.page.locator(".phases [aria-current=step]", { hasText: "Theory" }).waitFor();
});

step("a theory question is previewed and revealed", async () => {
	await choose(THEORY);
	await ada.sees("The candidate does not see this yet");
	await ben.sees("Nothing revealed yet");
	await ada.page.locator(".revealed header").getByRole("button", { name: "Reveal" }).click();
	const dialog = ada.dialog("Reveal to Ben Ito?");
	await dialog.getByText("one in 400 leaves the line with a hairline crack").waitFor();
	await dialog.getByRole("button", { name: "Reveal", exact: true }).click();
	await ben.region("Question").getByRole("heading", { name: THEORY }).waitFor();
	await ben.pad.open("answer.md");
	await ada.pad.open("answer.md");
});

step("both type at once into the same document and end with equal text; each sees the other's named cursor", async () => {
	const [mine, yours] = ["THE PRIOR ODDS ARE ONE TO 399 AND A FLAG WEIGHS ABOUT THIRTY", "so one flag gives about seven percent and two give seventy"];
	await Promise.all([ada.pad.field.focus(), ben.pad.field.focus()]);
	await Promise.all([ada.pad.type(mine, 15), ben.pad.type(yours, 20)]);
	await Promise.all([ada.connection("Saved"), ben.connection("Saved")]);
	const letters = mine.length + yours.length;
	const text = await until("all letters", async () => { const t = await ada.pad.text(); return t.length === letters && t; });
	await ben.pad.becomes(text);
	assert.equal(text.replace(/[^A-Z0-9 ]/g, "").replaceAll(" ", ""), mine.replaceAll(" ", ""), "Ada's letters, in her order");
	assert.equal(text.replace(/[^a-z]/g, ""), yours.replaceAll(" ", ""), "Ben's letters, in his order");
	await ada.page.locator(".caret b", { hasText: "Ben" }).waitFor();
	await ben.page.locator(".caret b", { hasText: "Ada" }).waitFor();
	kept.answer = text;
});

step("key points are ticked unprompted, prompted and missed; a red flag; a private note; a bookmark", async () => {
	for (const [n, how] of [[0, "Unprompted"], [1, "Unprompted"], [2, "Prompted"], [3, "Unprompted"], [4, "Missed"]]) {
		await point(n).getByRole("radio", { name: how, exact: true }).check({ force: true });
		await until("it is chosen", () => point(n).getByRole("radio", { name: how, exact: true }).isChecked());
	}
	await points().getByText("4 of 6 heard").waitFor();
	await ada.region("Red flags").getByRole("checkbox").nth(3).check();
	await ada.tab("Notes").click();
	await ada.page.getByLabel("Note", { exact: true }).fill(NOTE);
	await ada.page.keyboard.press("Enter");
	await ada.region("Scoring").getByText(NOTE).waitFor();
	await ada.page.locator("body").click({ position: { x: 5, y: 5 } });
	await ada.button(/^Bookmark/).first().click();
	await ada.sees("Bookmarked");
	await ada.tab("Rubric").click();
	await ada.connection("Saved");
});

step("hints come one at a time, and a follow-up; the candidate reads them", async () => {
	const hints = ada.region("Hints");
	await until("only the next one can be given", async () => (await hints.getByRole("button", { name: "Give" }).count()) === 1);
	await hints.getByRole("button", { name: "Give" }).click();
	await hints.getByText("1 of 3 given").waitFor();
	await ben.region("Hints and questions").getByText("Picture 10,000 blades coming off the line.").waitFor();
	await until("the right number of them", async () => (await ben.page.getByText("Odds make it short").count()) === 0);
	await hints.getByRole("button", { name: "Give" }).click();
	await ben.region("Hints and questions").getByText("Odds make it short").waitFor();
	await ada.region("Follow-ups").getByRole("listitem").filter({ hasText: "harmless scratch" }).getByRole("button", { name: "Ask" }).click();
	await ben.region("Hints and questions").getByText("harmless scratch").waitFor();
	await ada.region("Follow-ups").getByRole("radiogroup").first().getByRole("radio", { name: "Missed" }).check({ force: true });
});

step("a coding problem opens in two steps: the brief, then the statement", async () => {
	await ada.button("Start Coding").click();
	await choose(CODING);
	await ada.page.locator(".revealed header").getByRole("button", { name: "Reveal" }).click();
	await ada.dialog("Reveal to Ben Ito?").getByRole("button", { name: "Reveal", exact: true }).click();
	await ben.region("Question").getByText("Count the stretches of consecutive entries").waitFor();
	const before = await ben.everything();
	assert.ok(before.includes(inJson(coding.public.brief)) && !before.includes(inJson(coding.public.statement)), "the brief alone");
	await ben.pad.open("solution.c");
	await ben.pad.becomes(coding.public.template);
	await ada.button("Reveal all").click();
	await ada.dialog("Reveal to Ben Ito?").getByRole("button", { name: "Reveal", exact: true }).click();
	await ben.region("Question").getByText("A replay buffer grows and shrinks while an agent trains.").waitFor();
	await ada.pad.open("solution.c");
});

step("each question keeps its own text", async () => {
	await ben.tab("Earlier").click();
	await ben.region("Question").getByRole("button", { name: THEORY }).click();
	await ben.region("Question").getByRole("heading", { name: THEORY }).waitFor();
	await ben.pad.becomes(kept.answer);
	await ben.pad.open("solution.c");
	await ben.pad.becomes(coding.public.template);
});

step("samples run on what is typed at that moment", async () => {
	await ben.pad.paste(submission("wrong_answer/no_empty_prefix.c"));
	await ben.page.keyboard.press("Control+Enter");
	await verdict(ben, "Accepted");
	await verdict(ada, "Accepted");
	await ada.sees(/^Ben Ito pasted \d+ lines$/);
});

step("a run on input of one's own shows what the program prints", async () => {
	await ben.tab("My input").click();
	await ben.page.getByLabel("Standard input").fill("3 5\n5 1 4\n");
	await ben.button("Run on this input").click();
	await ben.page.getByRole("group", { name: "Output", exact: true }).getByText("1", { exact: true }).waitFor(JUDGED);
	await ben.tab("Tests").click();
});

step("a compile error stands at its line, for both", async () => {
	await ben.pad.atStart();
	await ben.pad.type("static int wrong = nowhere;\n");
	await ben.button("Run", { exact: true }).click();
	await verdict(ben, "Compile error");
	for (const person of [ben, ada]) {
		const words = person.page.locator(".cm-content .diag.err", { hasText: "nowhere" });
		await words.waitFor();
		const line = await words.evaluate((el) => el.closest(".diagrow").previousElementSibling.textContent);
		assert.match(line, /^static int wrong = nowhere;/);
	}
	await ben.button("line 1").first().click();
	await ben.page.keyboard.press("Home");
	await ben.page.keyboard.press("Shift+ArrowDown");
	await ben.page.keyboard.press("Delete");
	await ben.pad.becomes(submission("wrong_answer/no_empty_prefix.c"));
});

step("a wrong submission: groups for both, hidden tests in words for the interviewer alone", async () => {
	await ben.page.keyboard.press("Control+Shift+Enter");
	await verdict(ben, "Wrong answer");
	await ben.page.locator(".banner").getByText("in group 1, test 1").waitFor();
	await verdict(ada, "Wrong answer");
	await until("the samples and four groups", async () => (await ben.page.locator(".group").count()) === 5);
	const titles = (person) => person.page.locator(".cell").evaluateAll((all) => all.map((c) => c.title).join("\n"));
	await until("the words are there", async () => /one element, and it is K/.test(await titles(ada)));
	await until("the words are there", async () => /test 1 \(Wrong answer/.test(await titles(ben)));
	assert.doesNotMatch(await titles(ben), /one element, and it is K/);
	kept.wrong = submission("wrong_answer/no_empty_prefix.c");
});

step("a reload loses nothing, on either side", async () => {
	await ben.pad.atEnd();
	await ben.pad.type("/* ben was here */");
	await ben.page.reload();
	await ada.pad.atStart();
	await ada.pad.type("/* ada too */\n");
	await ada.page.getByLabel("Message", { exact: true }).fill("half a sentence");
	await ada.page.reload();
	const text = `/* ada too */\n${kept.wrong}/* ben was here */`;
	for (const person of [ada, ben]) {
		await person.connection("Saved");
		await person.pad.open("solution.c");
		await person.pad.becomes(text);
		await person.page.getByRole("log").getByText("Yes, loud and clear").waitFor();
	}
	await until("what was typed is there", async () => (await ada.page.getByLabel("Message", { exact: true }).inputValue()) === "half a sentence");
	await ada.page.getByLabel("Message", { exact: true }).fill("");
	await verdict(ben, "Wrong answer");
	await choose(THEORY);
	await points().getByText("4 of 6 heard").waitFor();
	await choose(CODING);
	kept.before = text;
});

/** Types on, word by word, for as long as the line is to be down. */
async function typeThrough(person, from, word) {
	let text = "";
	for (let n = 0; Date.now() - from < CUT_MS; n++) {
		await person.pad.type(`${word}${n} `, 60);
		text += `${word}${n} `;
	}
	return text;
}

step("20 s without a line while both type lose nothing, and the page says in words how it stands", async () => {
	for (const person of [ada, ben])
		person.forgive(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket connection to/);
	await ada.pad.atStart();
	await ben.pad.atEnd();
	stage.line.cut();
	const from = Date.now();
	await Promise.all([ada.connection("Reconnecting"), ben.connection("Reconnecting")]);
	const [said, typed] = await Promise.all([typeThrough(ada, from, "a"), typeThrough(ben, from, "b")]);
	await until("the words are there", async () => /Reconnecting, [1-9]\d* edits held/.test(await ben.page.locator(".conn").innerText()));
	await ben.say("Are you still there?");
	await ben.page.getByRole("log").getByText("held here, sent when the line is back").waitFor();
	stage.line.mend();
	await Promise.all([ada.connection("Saved"), ben.connection("Saved")]);
	const text = `${said}${kept.before}${typed}`;
	await ada.pad.becomes(text);
	await ben.pad.becomes(text);
	const log = ada.page.getByRole("log");
	await log.getByText("Are you still there?").waitFor();
	await until("said once", async () => (await log.getByText("Are you still there?").count()) === 1);
	kept.through = text;
});

step("a right submission is worth 100", async () => {
	await ben.pad.paste(submission("accepted/hash_mixed.c"));
	await ben.page.keyboard.press("Control+Shift+Enter");
	await ada.page.getByRole("progressbar", { name: "Tests" }).waitFor();
	await verdict(ben, "Accepted");
	await ben.page.locator(".banner .score", { hasText: "100 / 100" }).waitFor(JUDGED);
	await ada.page.locator(".banner .score", { hasText: "100 / 100" }).waitFor(JUDGED);
	kept.right = submission("accepted/hash_mixed.c");
	await ada.pad.becomes(kept.right);
	for (let n = 0; n < coding.interviewer.key_points.length; n++)
		await point(n).getByRole("radio", { name: "Unprompted", exact: true }).check({ force: true });
	await ada.connection("Saved");
});

/** A text as it stands inside a JSON message. */
const inJson = (text) => JSON.stringify(text).slice(1, -1);

function secrets() {
	const guide = coding.interviewer;
	const hidden = guide.tests.filter((t) => t.group !== 0);
	return [NOTE, ...theory.key_points.map((p) => p.text), ...guide.key_points.map((p) => p.text),
		...theory.red_flags.map((f) => f.text), theory.hints[2], theory.answer, guide.solution, other.public.statement, other.public.brief,
		...theory.followups.filter((f) => f.id !== "scratch").map((f) => f.prompt),
		...hidden.map((t) => t.name), ...hidden.map((t) => t.description)].filter((t) => t !== "").map(inJson);
}

step("before the end the candidate's browser has received nothing that is private", async () => {
	const [his, hers] = [await ben.everything(), await ada.everything()];
	for (const shown of [theory.hints[0], coding.public.statement, "Good morning Ben"])
		assert.ok(his.includes(inJson(shown)), `he was shown: ${shown}`);
	const all = secrets();
	assert.ok(all.length > 100);
	assert.deepEqual(all.filter((s) => his.includes(s)), []);
	const told = all.filter((s) => hers.includes(s)).length;
	assert.ok(told > 60, `the same words did reach the interviewer (${told})`);
});

step("the end opens the scorecard: proposals, a level of one's own with a reason, a moment, a comment", async () => {
	await ada.button("End", { exact: true }).click();
	await ada.dialog("End the interview?").getByRole("button", { name: "End", exact: true }).click();
	await ada.page.waitForURL(/scorecard/);
	kept.scorecard = new URL(ada.page.url()).pathname;
	await ben.sees("Ada Kern ended this session.");
	const card = ada.region(THEORY);
	const levels = card.getByRole("radiogroup", { name: "Level of Correctness" });
	await levels.waitFor();
	const proposed = await levels.getByRole("radio", { name: /proposed/ }).getAttribute("aria-label");
	assert.match(proposed, /^[1-4], proposed$/);
	kept.level = proposed.startsWith("3") ? "4" : "3";
	await levels.getByRole("radio", { name: kept.level, exact: true }).check({ force: true });
	await card.getByLabel(`Why ${kept.level} and not ${proposed[0]}?`).fill("Put it right without help.");
	await card.getByRole("button", { name: "Save", exact: true }).click();
	await card.getByText("Put it right without help.").waitFor();
	await card.getByRole("listitem").filter({ hasText: "Correctness" }).getByRole("button", { name: "cite" }).click();
	const moments = ada.dialog("Moments for Correctness");
	await moments.getByLabel("Search the transcript").fill("loud and clear");
	await moments.getByRole("checkbox").first().check();
	await moments.getByRole("button", { name: "Cite 1 moment" }).click();
	await card.getByRole("button", { name: /loud and clear/ }).waitFor();
	await ada.region(CODING).getByRole("radiogroup", { name: "Level of Implementation" }).getByRole("radio", { name: "4, proposed" }).waitFor();
	await ada.page.getByLabel("Comment", { exact: true }).fill("Calm and exact. Practise saying what is assumed.");
	await ada.button("Save the comment").click();
	await ada.page.locator(".overall").getByText("Calm and exact.").waitFor();
});

step("the candidate sees the scorecard once it is released, not before", async () => {
	const early = await ben.context.newPage();
	ben.forgive(/status of 403/);
	await early.goto(`/review/${kept.room}/scorecard`);
	await early.getByText("Not released yet").waitFor();
	await early.close();
	await ada.button("Release to Ben Ito").click();
	await ada.dialog("Release to Ben Ito?").getByRole("button", { name: "Release", exact: true }).click();
	await ada.page.getByText("Released", { exact: true }).waitFor();
	await ben.page.getByRole("link", { name: "Scorecard" }).click();
	await ben.region(THEORY).getByText("Put it right without help.").waitFor();
	await ben.sees("Calm and exact.");
	await until("he reads it, and changes nothing", async () => (await ben.page.getByRole("radio").count()) === 0);
	assert.ok(!(await ben.everything()).includes(NOTE), "private notes stay private");
});

step("the review rebuilds every document at any moment", async () => {
	await ada.page.goto(`/review/${kept.room}`);
	const transcript = ada.page.getByRole("group", { name: "Transcript up to this moment" });
	const clock = ada.page.getByRole("slider", { name: "Moment" });
	await clock.focus();
	await ada.page.keyboard.press("End");
	await ada.page.getByRole("tab", { name: "solution.c" }).click();
	await reviewed(ada, "solution.c", kept.right);
	await transcript.getByRole("listitem").filter({ hasText: "submitted" }).first().getByRole("button").first().click();
	await reviewed(ada, "solution.c", kept.wrong);
	await ada.page.getByRole("tab", { name: "answer.md" }).click();
	await reviewed(ada, "answer.md", kept.answer);
	await clock.focus();
	await ada.page.keyboard.press("Home");
	await ada.tab("Question").click();
	await ada.sees("Nothing had been revealed at this moment.");
	await ada.tab("Transcript").click();
	await clock.focus();
	await ada.page.keyboard.press("End");
	for (const words of ["Yes, loud and clear", NOTE, "gave hint 2", "submitted", "run 5, 100 of 100 points", "ended the session"])
		await transcript.getByText(words).first().waitFor();
});

step("the candidate's review has the hidden tests by name, and nobody's private notes", async () => {
	await ben.page.goto(`/review/${kept.room}`);
	const transcript = ben.page.getByRole("group", { name: "Transcript up to this moment" });
	await ben.page.getByRole("slider", { name: "Moment" }).focus();
	await ben.page.keyboard.press("End");
	await transcript.getByText("run 5, 100 of 100 points").waitFor();
	const titles = await ben.page.locator(".cell").evaluateAll((all) => all.map((c) => c.title).join("\n"));
	assert.match(titles, /one element, and it is K/);
	await until("the right number of them", async () => (await transcript.getByText(NOTE).count()) === 0);
});

step("nothing was asked of anybody else, and no page complained", () => {
	assert.deepEqual(stage.faults(), []);
});
