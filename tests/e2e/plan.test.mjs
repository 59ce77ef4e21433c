// An interview by plan: a kit is chosen, changed while it goes on, and asked from; the candidate sees none of it.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, scenario, until } from "./lib/stage.mjs";

const KIT = "First interview, 30 minutes";
const QUESTION = "Flagged twice";

const step = scenario();
let stage, ada, ben;

before(async () => {
	stage = await Stage.open({ judge: false });
	ada = await stage.person();
	ben = await stage.person();
});
after(() => stage?.close());

const plan = () => ada.region("Plan");
const titles = () => plan().locator("ol > li .linkish, ol > li.talk > .clip").allTextContents();

step("an interviewer and a candidate meet", async () => {
	await ada.page.goto("/");
	await ada.button("Start a room").click();
	await ada.page.getByLabel("Your name").fill("Ada Kern");
	await ada.button("Make the room").click();
	const dialog = ada.dialog("The room is there");
	const link = await dialog.getByRole("textbox", { name: "For the candidate" }).inputValue();
	await dialog.getByRole("button", { name: "Enter the room" }).click();
	await ada.connection("Saved");
	await ben.page.goto(link);
	await ben.page.getByLabel("Your name").fill("Ben Ito");
	await ben.page.keyboard.press("Enter");
	await ben.connection("Saved");
});

step("without a plan the page says how to begin one, and a kit shows its steps before it is used", async () => {
	await ada.page.getByRole("tab", { name: "Plan" }).click();
	await ada.sees("No plan yet");
	await ada.button("Begin with a kit").click();
	const dialog = ada.dialog("Begin with a kit");
	assert.equal(await dialog.getByRole("button", { name: "Use this kit" }).isDisabled(), true);
	await dialog.getByRole("radio", { name: KIT }).check();
	await dialog.getByText(QUESTION).waitFor();
	await dialog.getByRole("button", { name: "Use this kit" }).click();
	await plan().getByRole("button", { name: QUESTION }).waitFor();
	await ada.sees("30 minutes");
});

step("steps are moved, timed, added in words and taken out", async () => {
	const before = await titles();
	await ada.button("Change", { exact: true }).click();
	await ada.button(`Move ${QUESTION} up`).click();
	await until("the question to be first", async () => (await titles())[0] === QUESTION);
	await ada.page.getByLabel(`Minutes for ${QUESTION}`).fill("12");
	await ada.page.getByLabel(`Minutes for ${QUESTION}`).press("Enter");
	await ada.sees("34 minutes");
	await ada.page.getByLabel("Something to do in words").fill("A short break");
	await ada.page.getByLabel("Something to do in words").press("Enter");
	await plan().getByText("A short break", { exact: true }).waitFor();
	await ada.button("Take A short break out of the plan").click();
	await until("the break to be gone", async () => !(await titles()).includes("A short break"));
	await ada.button("Done", { exact: true }).click();
	assert.deepEqual([...(await titles())].sort(), [...before].sort());
});

step("a question from the list joins the plan, once", async () => {
	await ada.page.getByRole("tab", { name: "Questions" }).click();
	const add = ada.button("Add Stretches of Sum K to the plan");
	await add.click();
	await add.waitFor({ state: "detached" });
	await ada.page.getByRole("tab", { name: "Plan" }).click();
	await plan().getByRole("button", { name: "Stretches of Sum K" }).waitFor();
});

step("a reload keeps it; what is revealed from it is marked; the candidate knows nothing of a plan", async () => {
	await ada.page.reload();
	await ada.connection("Saved");
	await plan().getByRole("button", { name: QUESTION }).click();
	await plan().getByRole("button", { name: "Reveal" }).click();
	await ada.dialog("Reveal to").getByRole("button", { name: "Reveal", exact: true }).click();
	await plan().getByText("revealed at").first().waitFor({ state: "attached" });
	await ben.sees("hairline crack");
	assert.equal(ben.received.some((frame) => frame.includes('"k":"plan"')), false, "no event of a plan reached the candidate");
	assert.equal(await ben.page.getByRole("tab", { name: "Plan" }).count(), 0);
});

step("nothing was asked of anybody else, and no page complained", () => {
	assert.deepEqual(stage.faults(), []);
});
