import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface Props {
	title: string;
	onClose: () => void;
	children: ComponentChildren;
	/** Buttons, the safest first, the one that acts last. */
	foot?: ComponentChildren;
	wide?: boolean;
}

/** A native modal dialog, open while it is rendered. Escape closes; focus returns where it was. */
export function Dialog({ title, onClose, children, foot, wide }: Props) {
	const ref = useRef<HTMLDialogElement>(null);
	const gone = useRef(false);
	const id = useId();
	useEffect(() => {
		const d = ref.current;
		gone.current = false;
		if (d !== null && !d.open) d.showModal();
		return () => {
			gone.current = true;
			d?.close();
		};
	}, []);
	return (
		<dialog
			class={wide ? "dialog wide" : "dialog"}
			ref={ref}
			aria-labelledby={id}
			onCancel={(e) => {
				e.preventDefault();
				onClose();
			}}
			onClose={() => gone.current || onClose()}
		>
			<header>
				<h2 id={id}>{title}</h2>
			</header>
			<div>{children}</div>
			{foot !== undefined && <footer>{foot}</footer>}
		</dialog>
	);
}
