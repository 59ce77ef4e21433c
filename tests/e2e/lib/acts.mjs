// What several scenarios do or look at.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../integration/lib/server.mjs";
import { until } from "./stage.mjs";

/** One of a package's own submissions. */
export function source(pack, name) {
	return readFileSync(path.join(root, "problems/packages", pack, "submissions", name), "utf8");
}

/** Until the newest run ended so; the first one makes the hidden tests, on a machine that may be slow. */
export function verdict(person, words) {
	return person.page.locator(".banner strong", { hasText: words }).waitFor({ timeout: 120_000 });
}

function still(person, name) {
	return person.page.getByRole("group", { name: `${name} at this moment` }).locator(".l")
		.evaluateAll((all) => all.map((l) => (l.textContent === " " ? "" : l.textContent)).join("\n"));
}

/** Until the review shows this document with exactly this text. */
export async function reviewed(person, name, text) {
	await until(`${name} as it was`, async () => (await still(person, name)) === text)
		.catch(async () => assert.equal(await still(person, name), text));
}

/** Moves the review's clock to "Home" (the start) or "End". */
export async function seek(person, key) {
	await person.page.getByRole("slider", { name: "Moment" }).focus();
	await person.page.keyboard.press(key);
}

/** A room on Home, and somebody in it by the candidate's link. */
export async function meet(host, guest, names) {
	await host.page.goto("/");
	await host.button("Start a room").click();
	await host.page.getByLabel("Your name").fill(names[0]);
	await host.button("Make the room").click();
	const link = await host.page.getByRole("textbox", { name: "For the candidate" }).inputValue();
	await host.button("Enter the room").click();
	await host.connection("Saved");
	await guest.page.goto(link);
	await guest.page.getByLabel("Your name").fill(names[1]);
	await guest.button("Join the room").click();
	await guest.connection("Saved");
	return { link, room: new URL(host.page.url()).pathname.split("/")[2] };
}

/** The interviewer chooses an item and reveals it whole. */
export async function reveal(host, title) {
	await host.region("List of questions").getByRole("button", { name: title, exact: true }).click();
	await host.page.locator(".revealed header").getByRole("button", { name: "Reveal" }).click();
	const whole = host.page.getByRole("dialog").getByText("Whole statement");
	if (await whole.count() > 0)
		await whole.click();
	await host.page.getByRole("dialog").getByRole("button", { name: "Reveal", exact: true }).click();
}
