// Somebody at a browser of their own. What the browser receives is kept, and so is what a page must never do.
import { Pad } from "./pad.mjs";

const PATIENCE = 30_000;

export class Person {
	static async arrive(browser, origin, options) {
		const person = new Person();
		person.origin = origin;
		person.faults = [];
		person.forgiven = [];
		person.received = [];
		person.reading = new Set();
		person.context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 }, ...options });
		await person.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
		person.context.setDefaultTimeout(PATIENCE);
		await person.context.addInitScript(() => addEventListener("securitypolicyviolation", (e) =>
			console.error(`policy violation: ${e.violatedDirective} ${e.blockedURI}`)));
		person.context.on("page", (page) => person.#watch(page));
		person.page = await person.context.newPage();
		person.pad = new Pad(person.page);
		return person;
	}

	#watch(page) {
		page.on("console", (m) => m.type() === "error" && this.#fault(`console: ${m.text()} ${m.location().url}`));
		page.on("pageerror", (e) => this.#fault(`error: ${e.stack}`));
		page.on("request", (r) => this.#own(r.url()));
		page.on("response", (r) => this.#keep(r));
		page.on("websocket", (ws) => {
			this.#own(ws.url().replace(/^ws/, "http"));
			ws.on("framereceived", (f) => this.received.push(String(f.payload)));
		});
	}

	#own(url) {
		if (/^https?:/.test(url) && !url.startsWith(`${this.origin}/`))
			this.#fault(`a request to another party: ${url}`);
	}

	#fault(words) {
		if (!this.forgiven.some((f) => f.test(words)))
			this.faults.push(words);
	}

	/** Errors in the console that belong to what the scenario does (a line that is cut). */
	forgive(pattern) {
		this.forgiven.push(pattern);
	}

	#keep(response) {
		// A body that a navigation took away was not read by the page either.
		const body = response.text().then((text) => this.received.push(text), () => undefined);
		this.reading.add(body);
		void body.finally(() => this.reading.delete(body));
	}

	/** Every byte that reached this browser so far: frames and bodies. */
	async everything() {
		await Promise.all(this.reading);
		return this.received.join("\n");
	}

	sees(text, options) {
		return this.page.getByText(text, options).first().waitFor();
	}

	button(name, options) {
		return this.page.getByRole("button", { name, ...options });
	}

	region(name) {
		return this.page.getByRole("region", { name });
	}

	dialog(name) {
		return this.page.getByRole("dialog", { name });
	}

	tab(name) {
		return this.page.getByRole("tab", { name });
	}

	/** Until the line's state reads so. */
	connection(words) {
		return this.page.locator(".conn", { hasText: words }).waitFor();
	}

	async say(text) {
		const field = this.page.getByLabel("Message", { exact: true });
		await field.fill(text);
		await field.press("Enter");
	}
}
