import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface Props {
	title: string;
	onClose: () => void;
	children: ComponentChildren;
	/** Buttons, the safest first, the one that acts last. */
	foot?: ComponentChildren;
	wide?: boolean;
}

/** Opens the dialog while it is rendered. It is gone from the page before it could give the focus back by itself. */
export function useModal(ref: RefObject<HTMLDialogElement | null>): { readonly current: boolean } {
	const gone = useRef(false);
	useEffect(() => {
		const d = ref.current;
		const before = document.activeElement;
		const pane = before?.closest("[data-pane]");
		gone.current = false;
		if (d !== null && !d.open) d.showModal();
		return () => {
			gone.current = true;
			d?.close();
			const lost = document.activeElement === null || document.activeElement === document.body;
			// What opened it may be gone by what it did: then its pane is where one goes on.
			const to = before?.isConnected === true ? before : pane?.querySelector("[tabindex='0'], button, a[href], input");
			if (lost && to instanceof HTMLElement) to.focus();
		};
	}, []);
	return gone;
}

/** A native modal dialog, open while it is rendered. Escape closes; focus returns where it was. */
export function Dialog({ title, onClose, children, foot, wide }: Props) {
	const ref = useRef<HTMLDialogElement>(null);
	const gone = useModal(ref);
	const id = useId();
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
