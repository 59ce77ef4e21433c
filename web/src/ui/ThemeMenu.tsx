import { Icon } from "./Icon";
import { Seg } from "./Seg";
import type { Theme } from "./theme";
import { setTheme, theme } from "./theme";

const OPTIONS: readonly { id: Theme; label: string }[] = [
	{ id: "system", label: "System" },
	{ id: "light", label: "Light" },
	{ id: "dark", label: "Dark" },
	{ id: "contrast", label: "Contrast" },
];

export function ThemeChoice() {
	return <Seg label="Theme" options={OPTIONS} at={theme.value} onPick={setTheme} />;
}

/** One button that goes round the themes; its name says where it is. */
export function ThemeButton() {
	const at = OPTIONS.findIndex((o) => o.id === theme.value);
	const next = OPTIONS[(at + 1) % OPTIONS.length];
	return (
		<button type="button" class="btn ghost icon sm" title={`Theme: ${OPTIONS[at]?.label ?? ""}`}
			aria-label={`Theme: ${OPTIONS[at]?.label ?? ""}. Change to ${next?.label ?? ""}`} onClick={() => next !== undefined && setTheme(next.id)}>
			<Icon name="theme" />
		</button>
	);
}
