// What AddressSanitizer and UndefinedBehaviorSanitizer found, in plain words. The kinds are those that they print
// (compiler-rt, asan_errors.h and ubsan_checks.inc); for UBSan the message tells more than the kind.
import type { Sanitizer } from "../../protocol";

interface Kind {
	readonly is: RegExp;
	readonly words: string;
}

const KINDS: readonly Kind[] = [
	{ is: /^heap-buffer-overflow/, words: "reads or writes past the end (or before the start) of memory it allocated" },
	{ is: /^(dynamic-)?stack-buffer-(over|under)flow/, words: "reads or writes outside of a local array" },
	{ is: /^global-buffer-overflow/, words: "reads or writes outside of a global or static array" },
	{ is: /^heap-use-after-free/, words: "uses memory after it was freed" },
	{ is: /^stack-use-after-return/, words: "uses a local variable of a function that has returned" },
	{ is: /^stack-use-after-scope/, words: "uses a local variable after its block has ended" },
	{ is: /^(attempting-)?double-free/, words: "frees the same memory twice" },
	{ is: /^(bad-free|attempting-free)/, words: "frees something that malloc did not give" },
	{ is: /^alloc-dealloc-mismatch/, words: "frees memory in another way than it was allocated" },
	{ is: /^stack-overflow/, words: "runs out of stack: recursion without end, or local arrays that are too large" },
	{ is: /^(memcpy|memmove|strcpy|strcat|strncpy|strncat)-param-overlap/, words: "copies between two places that overlap" },
	{ is: /^negative-size-param/, words: "gives a negative size to a function that copies or sets memory" },
	{ is: /^(calloc-overflow|allocation-size-too-big|out-of-memory|reallocarray-overflow)/, words: "asks for more memory than there can be: often a size that overflowed" },
	{ is: /^null$|null.pointer|null-deref/, words: "uses a null pointer" },
	{ is: /^(segv|deadly-signal)/, words: "uses an address where there is no memory: often a null or uninitialised pointer" },
	{ is: /^abrt|^sigabrt/, words: "gave up: abort() was called, or an assertion failed" },
	{ is: /^fpe|division-by-zero|divide-by-zero/, words: "divides by zero" },
	{ is: /signed-integer-overflow|negation-of|cannot be represented in type/, words: "computes a signed integer that does not fit its type" },
	{ is: /shift/, words: "shifts by a negative or too large count, or shifts a negative number" },
	{ is: /out.of.bounds|^bounds/, words: "indexes outside of an array" },
	{ is: /misaligned|alignment/, words: "uses a pointer that is not aligned for its type" },
	{ is: /outside.(of.)?the.range.of.representable|float-cast/, words: "converts a floating-point number that does not fit the integer type" },
	{ is: /vla|variable.length.array/, words: "makes a variable-length array of zero or negative size" },
	{ is: /^(builtin-)?unreachable|__builtin_unreachable/, words: "reaches a place that was promised to be unreachable" },
	{ is: /end.of.*function|^return$/, words: "leaves a function that must return a value without one" },
	{ is: /pointer.overflow|pointer index expression|applying.*offset/, words: "moves a pointer outside of the memory that it may point into" },
	{ is: /^invalid-(bool-load|enum-load|value)|not a valid value for type/, words: "reads a value that its type cannot hold: often uninitialised memory" },
];

/** Of a kind that is in no table its own name is all that can be told. */
export function sanitizerWords({ kind, message }: Sanitizer): string {
	const name = (kind ?? "").trim().toLowerCase().replaceAll(/[\s_]+/g, "-");
	const said = (message ?? "").toLowerCase();
	const known = KINDS.find((k) => k.is.test(name)) ?? KINDS.find((k) => k.is.test(said));
	if (known !== undefined) return `The program ${known.words}.`;
	return name === "" ? "The program does something that the language does not define." : `The sanitizers call it ${name}.`;
}
