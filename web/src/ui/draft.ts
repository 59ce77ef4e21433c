// What a person types outlives a reload: a text field kept in the browser until it is sent.
import { useEffect, useState } from "preact/hooks";

const PREFIX = "viva.draft.";

function read(key: string): string | null {
	try {
		return localStorage.getItem(PREFIX + key);
	} catch {
		return null;
	}
}

export function dropDraft(key: string): void {
	try {
		localStorage.removeItem(PREFIX + key);
	} catch {
		// nothing is kept, so there is nothing to drop
	}
}

export function keepDraft(key: string, value: string): void {
	try {
		localStorage.setItem(PREFIX + key, value);
	} catch {
		// private mode or a full store: the field itself still holds the text
	}
}

/** Like useState for a text, kept under `key`. The third value forgets the kept copy (after it was sent). */
export function useDraft(key: string, initial = ""): [string, (v: string) => void, () => void] {
	const [value, set] = useState(() => read(key) ?? initial);
	useEffect(() => set(read(key) ?? initial), [key]);
	const put = (v: string): void => {
		set(v);
		keepDraft(key, v);
	};
	return [value, put, () => dropDraft(key)];
}
