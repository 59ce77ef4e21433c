// The shared editor as somebody at the keyboard uses it.

export class Pad {
	constructor(page) {
		this.page = page;
		this.field = page.locator(".cm-content");
	}

	/** Opens a document by its tab. */
	async open(name) {
		await this.page.getByRole("tablist", { name: "Documents" }).getByRole("tab", { name, exact: true }).click();
		await this.page.locator(`.cm-content[aria-label$="${name}"]`).waitFor();
	}

	/** The whole text, also what is scrolled out of view and therefore not in the page. */
	text() {
		return this.field.evaluate((content) => content.cmTile.root.view.state.doc.toString());
	}

	/** Until the text is exactly this. */
	async becomes(text) {
		const reached = (want) => document.querySelector(".cm-content")?.cmTile.root.view.state.doc.toString() === want;
		await this.page.waitForFunction(reached, text).catch(async () => {
			throw new Error(`the text should be\n${text}\nand is\n${await this.text()}`);
		});
	}

	async atEnd() {
		await this.field.focus();
		await this.page.keyboard.press("Control+End");
	}

	async atStart() {
		await this.field.focus();
		await this.page.keyboard.press("Control+Home");
	}

	async type(text, delay = 0) {
		await this.page.keyboard.type(text, { delay });
	}

	/** Everything goes, and this comes from the clipboard in its place. */
	async paste(text) {
		await this.page.evaluate((words) => navigator.clipboard.writeText(words), text);
		await this.field.focus();
		await this.page.keyboard.press("Control+a");
		await this.page.keyboard.press("Control+v");
	}
}
