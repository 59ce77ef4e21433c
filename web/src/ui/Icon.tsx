import sprite from "./icons.svg?no-inline";

/** A 16 px picture of the sprite; decoration only, so the words beside it carry the meaning. */
export function Icon({ name }: { name: string }) {
	return (
		<svg class="i" aria-hidden="true">
			<use href={`${sprite}#i-${name}`} />
		</svg>
	);
}
