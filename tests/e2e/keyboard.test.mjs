// Somebody without a mouse joins, talks, writes, runs and submits.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { interview } from "../integration/lib/client.mjs";
import { source, verdict } from "./lib/acts.mjs";
import { Stage, scenario } from "./lib/stage.mjs";

const step = scenario();
let stage, ben, live;

before(async () => {
	stage = await Stage.open();
	live = await interview(stage.server);
	await live.a.ack("reveal", { item: "treewalk", what: "statement" });
	ben = await stage.person();
});
after(() => stage?.close());

const TABS = 200;
const press = (key) => ben.page.keyboard.press(key);
/** What has the focus, by its role and name as a screen reader has them. */
const focused = () => ben.page.evaluate(() => {
	const el = document.activeElement;
	const label = el.getAttribute("aria-label") ?? el.labels?.[0]?.textContent ?? el.textContent;
	return { tag: el.tagName, label: label.trim(), pane: el.closest("[data-pane]")?.dataset.pane ?? "" };
});

/** Presses Tab until the focus is where it should be: at most twice round a full page. */
async function tabTo(label) {
	for (let n = 0; n < TABS; n++) {
		await press("Tab");
		if ((await focused()).label.startsWith(label))
			return;
	}
	assert.fail(`${TABS} times Tab did not reach ${label}`);
}

async function paneTo(name) {
	for (let n = 0; n < 12; n++) {
		await press("F6");
		if ((await focused()).pane === name)
			return;
	}
	assert.fail(`F6 did not reach ${name}`);
}

step("joining takes a name and Enter", async () => {
	await ben.page.goto(live.links.candidate);
	await ben.sees("Join the room");
	await tabTo("Your name");
	await ben.page.keyboard.type("Ben Ito");
	await press("Enter");
	await ben.connection("Saved");
});

step("F6 goes round the panes, to the chat and to the editor", async () => {
	await ben.page.locator(".cm-content").waitFor();
	await paneTo("chat");
	assert.equal((await focused()).label, "Message");
	await ben.page.keyboard.type("I have no mouse today.");
	await press("Enter");
	await live.a.event((e) => e.k === "chat" && e.b.text === "I have no mouse today.");
	await paneTo("code");
	assert.match((await focused()).label, /^Shared editor, solution\.c/);
});

step("Tab indents in the editor until Ctrl+M lets it leave, and the page says which", async () => {
	await press("Control+Home");
	const before = await ben.pad.text();
	await press("Tab");
	assert.notEqual(await ben.pad.text(), before);
	await press("Control+z");
	await ben.pad.becomes(before);
	await ben.page.getByRole("status").filter({ hasText: "Tab indents" }).waitFor();
	await press("Control+m");
	await ben.page.getByRole("status").filter({ hasText: "Tab moves on" }).waitFor();
	await press("Tab");
	assert.equal(await ben.pad.text(), before);
	assert.doesNotMatch((await focused()).label, /^Shared editor/);
	await press("Shift+Tab");
	assert.match((await focused()).label, /^Shared editor/);
});

step("Ctrl+Enter runs and Ctrl+Shift+Enter submits exactly what stands there, without a moment's wait", async () => {
	await ben.pad.paste(source("treewalk", "accepted/explicit_stack.c"));
	await press("Control+Enter");
	await verdict(ben, "Accepted");
	await press("Control+Home");
	await ben.page.keyboard.type("#error stop\n");
	await press("Control+Shift+Enter");
	await verdict(ben, "Compile error");
	await press("Control+Home");
	await press("Shift+ArrowDown");
	await press("Delete");
	await press("Control+Shift+Enter");
	await ben.page.locator(".banner .score", { hasText: "100 / 100" }).waitFor({ timeout: 120_000 });
	await ben.page.getByRole("status").filter({ hasText: "Accepted" }).waitFor();
});

step("a paste that is run in the same moment is what is judged", async () => {
	await ben.pad.paste(source("treewalk", "wrong_answer/last_always.c"));
	await ben.page.evaluate(() => {
		// Both keys before the page has had a moment to send anything.
		const view = document.querySelector(".cm-content").cmTile.root.view;
		view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: "#error at once\n" } });
		view.contentDOM.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
	});
	await verdict(ben, "Compile error");
});

step("? lists the keys, Ctrl+K finds a command, Escape closes, the focus comes back", async () => {
	await paneTo("chat");
	await press("Control+k");
	await ben.page.getByRole("dialog").waitFor();
	await ben.page.keyboard.type("bookmark");
	await press("Enter");
	await ben.sees("Bookmarked");
	assert.equal((await focused()).label, "Message");
	await press("Shift+Tab");
	await press("?");
	await ben.page.getByRole("dialog").getByText("Run on the samples").waitFor();
	await press("Escape");
	assert.equal(await ben.page.getByRole("dialog").count(), 0);
});

step("the interviewer reveals, ticks and ends by keys alone", async () => {
	const ada = await stage.person();
	const [name, value] = live.a.guest.cookie.split("=");
	await ada.context.addCookies([{ name, value, url: stage.origin }]);
	ben = ada;
	await ada.page.goto(`/room/${live.room}`);
	await ada.connection("Saved");
	await ada.region("List of questions").waitFor();
	await tabTo("Search questions");
	await ada.page.keyboard.type("flagged");
	await tabTo("Flagged twice");
	await press("Enter");
	await ada.sees("The candidate does not see this yet");
	await tabTo("Reveal");
	await press("Enter");
	await ada.page.getByRole("dialog").getByText("hairline crack").waitFor();
	await tabTo("Reveal");
	await press("Enter");
	await live.b.event((e) => e.k === "reveal" && e.b.item === "probability/flagged-twice");
	await ada.region("Key points").waitFor();
	await tabTo("Unprompted");
	await press("Space");
	await live.a.event((e) => e.k === "tick" && e.b.state === "unprompted");
	await press("ArrowRight");
	await live.a.event((e) => e.k === "tick" && e.b.state === "prompted");
	await press("Delete");
	await live.a.event((e) => e.k === "tick" && e.b.state === "none");
});

step("nothing was asked of anybody else, and no page complained", () => {
	assert.deepEqual(stage.faults(), []);
});
