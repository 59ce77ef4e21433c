// One range input over all tracks; buttons step from event to event, so nothing needs a drag.
import type { ComponentChildren } from "preact";
import { Icon } from "../../ui/Icon";
import { Seg } from "../../ui/Seg";
import { clock, clockWords } from "../../ui/format";
import { useCommands } from "../../ui/keys";
import { vars } from "../../ui/vars";
import { hueOf } from "../room/people";
import type { Player } from "./player";
import { SPEEDS } from "./player";
import type { Mark, Timeline } from "./timeline";
import { BINS } from "./timeline";

const RATES = SPEEDS.map((s) => ({ id: String(s), label: `${s}×` }));

function Bar({ p }: { p: Player }) {
	const speed = String(p.speed.value);
	const set = (v: string): void => void (p.speed.value = Number(v));
	const at = p.log.events.filter((e) => e.s <= p.s.value).length;
	return (
		<div class="scrub-bar">
			<button type="button" class="btn icon sm" aria-label="Previous event" onClick={() => p.previous()}><Icon name="prev" /></button>
			<button type="button" class="btn primary icon" aria-label={p.playing.value ? "Pause" : "Play"} onClick={() => p.play()}><Icon name={p.playing.value ? "pause" : "play"} /></button>
			<button type="button" class="btn icon sm" aria-label="Next event" onClick={() => p.next()}><Icon name="next" /></button>
			<span class="clock">{clock(p.at.value)} <small>/ {clock(p.line.length)}</small></span>
			<select class="select sm narrow-only rate" aria-label="Speed" value={speed} onChange={(e) => set(e.currentTarget.value)}>
				{RATES.map((r) => <option key={r.id} value={r.id}>{r.label}</option>)}
			</select>
			<Seg class="narrow-hide" label="Speed" options={RATES} at={speed} onPick={set} />
			<label class="check"><input type="checkbox" checked={p.skipIdle.value} onChange={(e) => (p.skipIdle.value = e.currentTarget.checked)} />Skip idle</label>
			<span class="push t1 faint num narrow-hide">event {at.toLocaleString("en")} of {p.log.events.length.toLocaleString("en")}</span>
		</div>
	);
}

function Marks({ of, t }: { of: readonly Mark[]; t: Timeline }) {
	return (
		<>
			{of.map((m) => (
				<span key={m.s} class={`mark ${m.cls}`} ref={vars({ x: (100 * m.ms) / t.length })} title={`${clock(m.ms)} ${m.label}`}><Icon name={m.icon} /></span>
			))}
		</>
	);
}

function Track({ name, lock, last, children }: { name: string; lock?: boolean; last?: boolean; children: ComponentChildren }) {
	return (
		<>
			<b>{name}{lock && <Icon name="lock" />}</b>
			<div class={`track ${last ? "last" : ""} ${lock ? "priv" : ""}`} aria-hidden="true">{children}</div>
		</>
	);
}

function CodePlot({ p }: { p: Player }) {
	const most = Math.max(1, ...p.line.code);
	const now = p.at.value / p.line.length;
	return (
		<svg class="plot" aria-hidden="true">
			{p.line.code.map((n, i) => {
				const h = n === 0 ? 0 : 2 + 13 * Math.sqrt(n / most);
				return n === 0 ? null : <rect key={i} class={i / BINS <= now ? "bar" : "bar2"} x={`${(100 * i) / BINS}%`} y={20 - h} width={`${80 / BINS}%`} height={h} />;
			})}
		</svg>
	);
}

function Phases({ p }: { p: Player }) {
	const at = p.at.value;
	return (
		<ol class="phases" aria-label="Phases">
			{p.line.phases.map((f, i) => (
				<li key={i} aria-current={at >= f.from && at < f.to ? "step" : undefined}
					ref={vars({ m: f.to - f.from, p: Math.min(1, Math.max(0, (at - f.from) / (f.to - f.from))) })}><span>{f.name}</span></li>
			))}
		</ol>
	);
}

function phaseAt(p: Player): string {
	return p.line.phases.find((f) => p.at.value >= f.from && p.at.value < f.to)?.name ?? "";
}

function Overlay({ p }: { p: Player }) {
	const t = p.line;
	return (
		<div class="overlay">
			{t.idle.map((g, i) => <span key={i} class="idle" ref={vars({ x: (100 * g.from) / t.length, w: (100 * (g.to - g.from)) / t.length })} />)}
			<input class="range" type="range" min={0} max={Math.ceil(t.length / 1000) * 1000} step={1000} value={p.at.value} aria-label="Moment"
				aria-valuetext={`${clockWords(p.at.value)}, ${phaseAt(p)}`} onInput={(e) => p.seek(Number(e.currentTarget.value))} />
			<span class="playhead" ref={vars({ x: (100 * p.at.value) / t.length })} />
		</div>
	);
}

export function Scrubber({ p, priv }: { p: Player; priv: boolean }) {
	const t = p.line;
	useCommands([
		{ id: "play", icon: "play", label: "Play or pause", keys: "K", run: () => p.play() },
		{ id: "prev", icon: "prev", label: "Previous event", keys: "J", run: () => p.previous() },
		{ id: "next", icon: "next", label: "Next event", keys: "L", run: () => p.next() },
	], [p]);
	return (
		<section class="scrub" aria-label="Timeline" data-pane="time">
			<Bar p={p} />
			<div class="tracks">
				<b>Phase</b><Phases p={p} />
				<Track name="Chat">{t.chat.map((c, i) => <span key={i} class={`mark tick p${hueOf(p.last, c.u)}`} ref={vars({ x: (100 * c.ms) / t.length })} />)}</Track>
				<Track name="Code"><CodePlot p={p} /><Marks of={t.marks.code} t={t} /></Track>
				<Track name="Runs"><Marks of={t.marks.runs} t={t} /></Track>
				<Track name="Reveals" last={t.marks.notes.length === 0}><Marks of={t.marks.reveals} t={t} /></Track>
				{t.marks.notes.length > 0 && <Track name="Notes" lock={priv} last><Marks of={t.marks.notes} t={t} /></Track>}
				<Overlay p={p} />
			</div>
		</section>
	);
}
