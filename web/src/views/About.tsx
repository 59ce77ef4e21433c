import { about } from "../store";
import { judgeWords } from "../ui/SiteBar";

const BOOK = "https://huyenchip.com/ml-interviews-book/";
const SUPPORT = "https://www.amazon.de/-/en/Designing-Machine-Learning-Systems-Production-Ready/dp/1098107969";

function Out({ href, children }: { href: string; children: string }) {
	return <a href={href} target="_blank" rel="noopener noreferrer">{children}</a>;
}

export default function About() {
	const a = about.value;
	return (
		<main class="page narrow" id="main" tabIndex={-1}>
			<div class="page-head"><div><h1>About Viva</h1><p>A self-hosted room for machine-learning interviews.</p></div></div>
			<div class="prose">
				<h2>Credits</h2>
				<p>The topics of the question bank follow a summary of Chip Huyen’s <Out href={BOOK}>Machine Learning Interviews Book</Out>. Only facts and topics were taken over; every question, number, figure and answer here was written anew. Thank you.</p>
				<p>You can <Out href={SUPPORT}>support Chip Huyen by buying a book of hers</Out>. (The link leads to another one, “Designing Machine Learning Systems”.)</p>
				<h2>What is kept</h2>
				<p>A room is a log: chat, edits, runs, reveals, ticks, notes and scores, each with its moment. It lives in one database file on this server until somebody in the room deletes it. Sound and picture are never kept, and no page asks another server for anything.</p>
				<h2>Licence</h2>
				<p>The program is free software under the MIT licence; questions and problems are under CC BY 4.0. It stands on Preact, CodeMirror, markdown-it, KaTeX and DOMPurify in the browser, and on libwebsockets, jansson, SQLite, libseccomp and libsodium on the server.</p>
				<h2>This server</h2>
				<dl class="facts-list">
					<div><dt>Version</dt><dd>{a?.version ?? "not known: the server does not answer"}</dd></div>
					<div><dt>Judge</dt><dd>{judgeWords()}{a !== null && a.judges.queued > 0 ? `, ${a.judges.queued} waiting` : ""}</dd></div>
					<div><dt>Starting rooms</dt><dd>{a?.start_key === true ? "needs the start key" : "open to everybody who reaches this page"}</dd></div>
				</dl>
			</div>
		</main>
	);
}
