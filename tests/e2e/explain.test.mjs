// What the compiler and the sanitizers say, where somebody sees it: unasked while typing, and after a run that failed.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { meet, reveal, source, verdict } from "./lib/acts.mjs";
import { Stage, scenario, until } from "./lib/stage.mjs";

const step = scenario();
let stage, ada, ben, room;

const BROKEN = "#include <stdio.h>\n\nint main(void)\n{\n\tint unused = 1;\n\treturn cout;\n}\n";
const OVERFLOW = `#include <stdio.h>
#include <stdlib.h>

static int last(int *a, int n)
{
	return a[n];
}

int main(void)
{
	int *a = malloc(3 * sizeof *a);
	for (int i = 0; i < 3; i++)
		a[i] = i;
	printf("%d\\n", last(a, 3));
	free(a);
	return 0;
}
`;

before(async () => {
	stage = await Stage.open();
	[ada, ben] = await Promise.all([stage.person(), stage.person()]);
	({ room } = await meet(ada, ben, ["Ada Kern", "Ben Ito"]));
	await reveal(ada, "Three Walks Through a Tree");
	await ben.pad.open("solution.c");
});
after(() => stage?.close());

const marks = (person, severity) => person.page.locator(`.cm-lintRange-${severity}, .cm-lintPoint-${severity}`);
const count = (person) => person.page.locator(".checkcount");

async function runs() {
	const cookie = (await ben.context.cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
	const { json } = await stage.server.http("GET", `/api/rooms/${room}/log?after=0&limit=2000`, { cookie });
	return json.es.filter((e) => e.k === "run").length;
}

step("an error is marked where it is while the text rests, for both, and nothing was run", async () => {
	await ben.pad.paste(BROKEN);
	for (const person of [ben, ada]) {
		await marks(person, "error").filter({ hasText: "cout" }).waitFor({ timeout: 60_000 });
		await marks(person, "warning").filter({ hasText: "unused" }).waitFor();
		await count(person).getByText("1 error, 1 warning", { exact: true }).waitFor();
	}
	assert.equal(await runs(), 0);
});

step("F8 goes to it, shows its words and says them", async () => {
	await ben.pad.atStart();
	await ben.page.keyboard.press("F8");
	await ben.page.locator(".cm-tooltip-lint").getByText("-Wunused-variable").waitFor();
	await ben.page.keyboard.press("F8");
	await ben.page.locator(".cm-tooltip-lint").getByText("undeclared").waitFor();
	await ben.page.locator(".cm-announced", { hasText: /^error 2 of 2, line 6: .*undeclared/ }).waitFor({ state: "attached" });
	await ben.page.keyboard.press("Shift+F8");
	await ben.page.locator(".cm-announced", { hasText: /^warning 1 of 2, line 5/ }).waitFor({ state: "attached" });
});

step("a mark moves with what is typed above it, and goes when the error is mended", async () => {
	await ben.pad.atStart();
	await ben.pad.type("/* mine */\n");
	await marks(ben, "error").filter({ hasText: "cout" }).waitFor();
	await ben.pad.paste(source("treewalk", "accepted/explicit_stack.c"));
	await count(ben).getByText("Compiles", { exact: true }).waitFor();
	await until("no mark is left", async () => (await marks(ben, "error").count()) === 0);
});

step("a run of the text that rested finds its program built", async () => {
	await ben.connection("Saved");
	await ben.page.locator(".checkcount:not(.old)", { hasText: "Compiles" }).waitFor();
	await ben.button("Run", { exact: true }).click();
	await verdict(ben, "Accepted");
	await ben.page.locator(".runfacts").getByText("built already", { exact: true }).waitFor();
});

step("the tier explains itself to keyboard and screen reader", async () => {
	const tier = ben.page.locator(".runfacts").getByRole("button", { name: /^tier [ABC]$/ });
	await tier.focus();
	await ben.page.keyboard.press("Enter");
	assert.equal(await tier.getAttribute("aria-expanded"), "true");
	await ben.page.locator(".runfacts .why", { hasText: "Verdicts mean the same in every tier" }).waitFor();
});

step("a read past the end of an array is told in plain words, with a way to its line", async () => {
	await ben.pad.paste(OVERFLOW);
	await ben.connection("Saved");
	await ben.button("Run", { exact: true }).click();
	for (const person of [ben, ada])
		await person.page.getByRole("group", { name: "What the sanitizers found" }).first()
			.getByText("The program reads or writes past the end (or before the start) of memory it allocated.").waitFor({ timeout: 120_000 });
	const frames = ben.page.getByRole("list", { name: "Calls, the innermost first" }).first();
	assert.deepEqual((await frames.getByRole("listitem").allInnerTexts()).map((t) => t.replace(/\s+/g, " ")),
		["last solution.c line 6", "main solution.c line 14"]);
	await frames.getByRole("button", { name: "solution.c line 14" }).click();
	await ben.page.locator(".cm-activeLine", { hasText: "last(a, 3)" }).waitFor();
});

step("who does not want it switches it off, for good", async () => {
	await ben.pad.paste(BROKEN);
	await marks(ben, "error").first().waitFor();
	await ben.button("Live check").click();
	await until("no mark is left", async () => (await marks(ben, "error").count()) === 0);
	await ben.page.reload();
	await ben.pad.open("solution.c");
	assert.equal(await ben.button("Live check").getAttribute("aria-pressed"), "false");
	await ben.pad.atEnd();
	await ben.pad.type("\n");
	await marks(ada, "error").first().waitFor();
	await ada.page.locator(".checkcount:not(.old)", { hasText: "1 error" }).waitFor();
	assert.equal(await marks(ben, "error").count(), 0);
});

step("a plain text field has the same words as a list", async () => {
	await ben.button("Live check").click();
	await ben.button("Plain text field").click();
	await ben.page.getByRole("list", { name: "What the compiler says" }).getByRole("button", { name: "line 6" }).click();
	assert.equal(await ben.page.evaluate(() => document.activeElement?.tagName), "TEXTAREA");
});

step("nothing was asked of anybody else, and no page complained", () => {
	assert.deepEqual(stage.faults(), []);
});
