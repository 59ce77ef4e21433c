// What goes wrong is said in words: what happened, what was kept, what to do. And what people write is text, never markup.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { interview } from "../integration/lib/client.mjs";
import { meet } from "./lib/acts.mjs";
import { Stage, scenario, until } from "./lib/stage.mjs";

const step = scenario();
const KEY = "a-key-of-the-house";
const NAME = "<img src=x onerror=globalThis.hurt=1>";
const LINE = "<script>globalThis.hurt=1</script><b onclick=hurt()>bold</b> [x](javascript:hurt()) `<i>`";
let stage, locked, ada, ben, meeting;

before(async () => {
	stage = await Stage.open({ judge: false });
	[ada, ben] = await Promise.all([stage.person(), stage.person()]);
});
after(async () => {
	await stage?.close();
	await locked?.close();
});

async function refused(person, path, title, words) {
	await person.page.goto(path);
	await person.page.getByRole("heading", { name: title }).waitFor();
	await person.sees(words);
	await until("a way on", async () => (await person.page.getByRole("link", { name: /Home|My sessions/ }).count()) > 0);
}

step("a link that is cut short, of another room, or with a letter changed", async () => {
	ben.forgive(/status of 40[134]/);
	await refused(ben, "/join", "This link is not complete", "Copy all of it");
	await refused(ben, "/join#abc.def", "This link is not complete", "Nothing was changed.");
	await refused(ben, `/join#${"a".repeat(16)}.${"b".repeat(32)}`, "This link does not open a room", "Nothing was changed.");
	const live = await interview(stage.server);
	const wrong = live.links.candidate.replace(/.$/, (c) => (c === "a" ? "b" : "a"));
	await refused(ben, wrong.slice(wrong.indexOf("/join")), "This link does not open a room", "Nothing was changed.");
});

step("a room and a recording of somebody else, or of nobody", async () => {
	const live = await interview(stage.server);
	for (const room of [live.room, "a".repeat(16)]) {
		await ben.page.goto(`/room/${room}`);
		await ben.page.getByRole("heading", { name: "This room is closed to this page" }).waitFor();
		assert.ok((await ben.page.locator("main p").first().innerText()).length > 20, "and why");
		await refused(ben, `/review/${room}`, "This session cannot be opened", /\w+/);
	}
});

step("a recovery link that is not one, one that is unknown, and one that works", async () => {
	await ben.page.goto("/recover#abc");
	await ben.sees("This recovery link is not complete");
	await ben.page.goto(`/recover#${"z".repeat(32)}`);
	await ben.page.reload();
	await ben.button("Go on").click();
	await ben.page.getByRole("alert").waitFor();
	await ada.page.goto("/");
	await ada.button("you on this server").click();
	await ada.dialog("You on this server").getByLabel("Your name").fill("Ada Kern");
	await ada.button("Save", { exact: true }).click();
	const link = await ada.dialog("You on this server").getByRole("textbox", { name: "Your recovery link" }).inputValue();
	const elsewhere = await stage.person();
	await elsewhere.page.goto(link);
	await elsewhere.button("Go on").click();
	await elsewhere.page.waitForURL(/\/sessions$/);
	await elsewhere.button(/Ada Kern/).waitFor();
});

step("markup in names and in what is said is shown as it was written", async () => {
	meeting = await meet(ada, ben, ["Ada Kern", NAME]);
	await ben.say(LINE);
	const log = ada.page.getByRole("log");
	await log.locator(".said", { hasText: "bold" }).waitFor();
	assert.equal(await log.locator(".said", { hasText: "bold" }).innerText(), LINE.replaceAll("`", ""));
	await ada.page.getByRole("heading", { name: `with ${NAME}` }).waitFor();
	await ben.pad.atEnd();
	await ben.pad.type("<script>hurt()</script>");
	await ada.page.locator(".cm-line", { hasText: "hurt()" }).waitFor();
	await ada.page.locator(".caret b").waitFor();
	for (const person of [ada, ben]) {
		assert.equal(await person.page.evaluate(() => globalThis.hurt), undefined);
		assert.equal(await person.page.locator("main img:not(.cm-widgetBuffer), main script").count(), 0);
		assert.equal(await person.page.locator("a[href^='javascript']").count(), 0);
	}
	await ada.page.goto("/sessions");
	await ada.sees(`You interviewed ${NAME}`);
});

step("a name or a line that is too long is refused where it is typed, and kept", async () => {
	await ben.page.goto(`/room/${meeting.room}`);
	await ben.connection("Saved");
	const field = ben.page.getByLabel("Message", { exact: true });
	await field.fill("x".repeat(8193));
	await ben.page.getByRole("alert").getByText("A line has at most 8 KiB.").waitFor();
	await field.press("Enter");
	assert.equal((await field.inputValue()).length, 8193, "nothing was sent or lost");
	await field.fill("");
});

step("a deleted session is gone for both, in words", async () => {
	await ada.page.goto("/sessions");
	await ada.button("Delete Machine learning engineer").click();
	await ada.dialog(/^Delete/).getByRole("button", { name: "Delete for everybody" }).click();
	await ada.sees("is gone for everybody");
	await ben.page.getByRole("alert").or(ben.page.getByRole("heading", { name: "This room is closed to this page" })).first().waitFor();
	await ben.page.reload();
	await ben.page.getByRole("heading", { name: "This room is closed to this page" }).waitFor();
	await refused(ben, `/review/${meeting.room}`, "This session cannot be opened", /\w+/);
	await refused(ben, meeting.link.slice(meeting.link.indexOf("/join")), "This link does not open a room", "Nothing was changed.");
});

step("a wrong start key keeps what was typed, the right one opens the room", async () => {
	locked = await Stage.open({ judge: false, flags: ["--start-key", KEY] });
	const cleo = await locked.person();
	cleo.forgive(/status of 403/);
	await cleo.page.goto("/");
	await cleo.button("Start a room").click();
	await cleo.page.getByLabel("What is it about").fill("Vision team");
	await cleo.page.getByLabel("Your name").fill("Cleo Marsh");
	await cleo.page.getByLabel("Start key").fill("not this one");
	await cleo.button("Make the room").click();
	await cleo.sees(/start key/i);
	await cleo.page.locator("[aria-invalid=true]").waitFor();
	await until("what was typed is there", async () => (await cleo.page.getByLabel("What is it about").inputValue()) === "Vision team");
	await cleo.page.getByLabel("Start key").fill(KEY);
	await cleo.button("Make the room").click();
	await cleo.dialog("The room is there").waitFor();
	assert.deepEqual(locked.faults(), []);
});

step("a server that is down is said to be, and nothing that was typed is lost", async () => {
	for (const person of stage.people)
		person.forgive(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket connection to/);
	await ada.page.goto("/");
	await ada.button("Start a room").click();
	await ada.page.getByLabel("What is it about").fill("After the flood");
	await stage.server.stop();
	await ada.button("Make the room").click();
	await ada.dialog("Start a room").getByRole("alert").getByText("The server cannot be reached.").waitFor();
	await until("what was typed is there", async () => (await ada.page.getByLabel("What is it about").inputValue()) === "After the flood");
	await stage.server.restart();
	await ada.button("Make the room").click();
	await ada.dialog("The room is there").waitFor();
});

step("nothing was asked of anybody else, and no page complained", () => {
	assert.deepEqual(stage.faults(), []);
});
