// Text on its way in: what JSON on the other side refuses is taken out before it enters a message.

const CR = /\r\n?/g;
const NUL = /\0/g;

/** Line ends become LF, NUL and halves of surrogate pairs go. */
export function clean(text: string): string {
	return text.replace(CR, "\n").replace(NUL, "").replace(/\p{Surrogate}/gu, "");
}

/** Bytes of the UTF-8 form. */
export function bytes(text: string): number {
	return new TextEncoder().encode(text).length;
}

/** 16 characters for a request, a client or an editor: [a-z2-7], as the server's own ids. */
export function freshId(): string {
	const random = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(random, (n) => "abcdefghijklmnopqrstuvwxyz234567"[n & 31]).join("");
}
