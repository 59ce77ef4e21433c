import { Icon } from "../../ui/Icon";
import { Brand } from "../../ui/SiteBar";
import { ThemeButton } from "../../ui/ThemeMenu";

interface Props { title: string; sub: string; onExport: () => void; onDelete: (() => void) | null }

export function ReviewBar({ title, sub, onExport, onDelete }: Props) {
	return (
		<header class="bar">
			<Brand quiet />
			<h1 class="room-title"><b class="clip">{title}</b><span class="clip">{sub}</span></h1>
			<span class="push" />
			<span class="row">
				<button type="button" class="btn sm" onClick={onExport}><Icon name="down" /><span class="sr-narrow">Export JSON</span></button>
				<ThemeButton />
				{onDelete !== null && <button type="button" class="btn ghost icon sm" aria-label="Delete this recording" onClick={onDelete}><Icon name="trash" /></button>}
			</span>
		</header>
	);
}
