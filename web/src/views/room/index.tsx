/** The live room. */
export default function Room({ room }: { room: string }) {
	return <main class="page" id="main"><h1>Room {room}</h1></main>;
}
