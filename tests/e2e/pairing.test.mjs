// Two who do not know each other find each other: role, section and level fit, both accept, both stand in one room.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Stage, scenario, until } from "./lib/stage.mjs";

const step = scenario();
let stage, dora, emil, fay;

before(async () => {
	stage = await Stage.open({ judge: false });
	[dora, emil, fay] = await Promise.all([stage.person(), stage.person(), stage.person()]);
});
after(() => stage?.close());

async function want(person, name, { role, section, level }) {
	await person.page.goto("/lobby");
	await person.page.getByLabel("Your name").fill(name);
	await person.page.getByRole("radiogroup", { name: "Role" }).getByText(role, { exact: true }).click();
	await person.page.getByLabel("Section").selectOption(section);
	await person.page.getByRole("radiogroup", { name: "Level" }).getByText(level, { exact: true }).click();
	await person.button("Wait for a partner").click();
}

const wanted = (person) => person.page.locator(".wants").innerText();

step("a newcomer waits, and sees for what", async () => {
	await want(dora, "Dora Lind", { role: "Be the candidate", section: "probability", level: "Medium" });
	await dora.region("Waiting").waitFor();
	await until("what she waits for", async () => /Candidate[^]*Probability[^]*Medium/.test(await wanted(dora)));
	await dora.sees("You are next");
});

step("a reload keeps the place and the time that was waited", async () => {
	const seconds = async () => (await dora.page.getByRole("timer").innerText()).split(":").reduce((sum, n) => 60 * sum + Number(n), 0);
	await until("some seconds", async () => (await seconds()) >= 3);
	await dora.page.reload();
	await dora.region("Waiting").waitFor();
	await until("what she waits for", async () => /Candidate[^]*Probability[^]*Medium/.test(await wanted(dora)));
	assert.ok(await seconds() >= 3, "the clock did not start anew");
});

step("whoever came later and wants the same waits behind", async () => {
	await want(fay, "Fay Osei", { role: "Be the candidate", section: "any", level: "Any" });
	await fay.sees("1 person before you");
});

step("one who fits is offered to whoever came first, and the offer survives a reload", async () => {
	await want(emil, "Emil Roth", { role: "Interview", section: "any", level: "Medium" });
	await emil.region("Dora Lind can be your candidate now").waitFor();
	await dora.region("Emil Roth can interview you now").waitFor();
	await emil.page.reload();
	await emil.region("Dora Lind can be your candidate now").waitFor();
	await until("she waits on", async () => (await fay.region("Waiting").count()) === 1);
});

step("the room opens when both have accepted, with the role that each one asked for", async () => {
	await dora.button("Accept").click();
	await dora.sees("You accepted. Waiting for Emil Roth.");
	assert.match(new URL(dora.page.url()).pathname, /lobby/);
	await emil.button("Accept").click();
	await Promise.all([dora.page.waitForURL(/\/room\//), emil.page.waitForURL(/\/room\//)]);
	assert.equal(dora.page.url(), emil.page.url());
	await Promise.all([dora.connection("Saved"), emil.connection("Saved")]);
	await dora.sees("you are the candidate");
	await emil.sees("you interview");
	await emil.say("Hello Dora, nice to meet you.");
	await dora.page.getByRole("log").getByText("Hello Dora, nice to meet you.").waitFor();
});

step("leaving gives the place up", async () => {
	await fay.sees("You are next");
	await fay.button("Leave").click();
	await fay.button("Wait for a partner").waitFor();
});

step("nothing was asked of anybody else, and no page complained", () => {
	assert.deepEqual(stage.faults(), []);
});
