export default function Scorecard({ room }: { room: string }) {
	return <main class="page" id="main" tabIndex={-1}><h1>Scorecard {room}</h1></main>;
}
