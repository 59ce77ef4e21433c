export default function Review({ room }: { room: string }) {
	return <main class="page" id="main" tabIndex={-1}><h1>Review {room}</h1></main>;
}
