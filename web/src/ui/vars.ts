/** Custom properties for an element, by ref: inline style attributes are not used in this app.
 *  <i ref={vars({ p: 0.4 })} /> gives CSS `var(--p)`. */
export function vars(of: Record<string, string | number | null>): (el: HTMLElement | SVGElement | null) => void {
	return (el) => {
		if (el === null) return;
		for (const [name, value] of Object.entries(of)) {
			if (value === null) el.style.removeProperty(`--${name}`);
			else el.style.setProperty(`--${name}`, String(value));
		}
	};
}
