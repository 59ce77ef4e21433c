// A signal that ended a program, in words.

interface Named {
	readonly name: string;
	readonly words: string;
}

const SIGNALS: Readonly<Record<number, Named>> = {
	4: { name: "SIGILL", words: "ran an instruction that does not exist" },
	5: { name: "SIGTRAP", words: "ran into a trap" },
	6: { name: "SIGABRT", words: "gave up: abort(), a failed assert, or a check of the C library" },
	7: { name: "SIGBUS", words: "used memory in a way that the machine cannot" },
	8: { name: "SIGFPE", words: "divided by zero, or an integer division overflowed" },
	9: { name: "SIGKILL", words: "was stopped" },
	11: { name: "SIGSEGV", words: "touched memory that is not its own" },
	13: { name: "SIGPIPE", words: "wrote where nobody reads any more" },
	24: { name: "SIGXCPU", words: "used up its CPU time" },
	25: { name: "SIGXFSZ", words: "wrote more than it may" },
	31: { name: "SIGSYS", words: "made a system call that is not allowed" },
};

/** "SIGSEGV: touched memory that is not its own". The judge tells a number or a name. */
export function signalWords(signal: number | string): string {
	const known = Object.entries(SIGNALS).find(([n, s]) => String(signal) === n || signal === s.name)?.[1];
	return known === undefined ? `signal ${signal}` : `${known.name}: ${known.words}`;
}
