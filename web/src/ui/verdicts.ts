// Verdicts in words and pictures. A verdict is letters, an outline and a colour; any one is enough.

export interface VerdictLook {
	/** The class that sets the colours. */
	readonly cls: string;
	readonly icon: string;
	readonly words: string;
}

const LOOKS: Readonly<Record<string, VerdictLook>> = {
	AC: { cls: "AC", icon: "ac", words: "Accepted" },
	OK: { cls: "AC", icon: "ac", words: "Ran to the end" },
	WA: { cls: "WA", icon: "wa", words: "Wrong answer" },
	TLE: { cls: "TLE", icon: "tle", words: "Time limit" },
	MLE: { cls: "MLE", icon: "mle", words: "Memory limit" },
	OLE: { cls: "OLE", icon: "mle", words: "Output limit" },
	RTE: { cls: "RTE", icon: "rte", words: "Runtime error" },
	SV: { cls: "SV", icon: "rte", words: "Forbidden system call" },
	CE: { cls: "CE", icon: "ce", words: "Compile error" },
	JE: { cls: "JE", icon: "je", words: "The judge failed" },
	RUN: { cls: "RUN", icon: "run", words: "Running" },
	STOP: { cls: "WAIT", icon: "x", words: "Cancelled" },
	WAIT: { cls: "WAIT", icon: "wait", words: "Waiting" },
};

export function verdictLook(verdict: string): VerdictLook {
	return LOOKS[verdict] ?? { cls: "WAIT", icon: "wait", words: verdict };
}
