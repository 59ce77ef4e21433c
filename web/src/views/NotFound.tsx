export function NotFound() {
	return (
		<main class="page narrow" id="main" tabIndex={-1}>
			<div class="page-head"><div><h1>There is no such page</h1><p>The address may be cut short. Nothing was changed.</p></div></div>
			<p class="row"><a class="btn primary" href="/">Home</a><a class="btn" href="/sessions">My sessions</a></p>
		</main>
	);
}
