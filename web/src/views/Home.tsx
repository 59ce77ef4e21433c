export function Home() {
	return <main class="page" id="main"><h1>Viva</h1></main>;
}
