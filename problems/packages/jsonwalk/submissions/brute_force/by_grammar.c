/* by_grammar.c - the oracle: the grammar of RFC 8259, rule by rule, as a matcher that tries
 * alternatives in turn and goes back when one fails. It never decides that anything is an error. It
 * only notes how far into the text a test of a single byte has ever got: everything before that
 * place was matched by some rules, so it can be continued, and the byte there suited none.
 * Recursive and careless with time, so short documents only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_SIZE = 20000, NO = -1 };

static unsigned char text[MAX_SIZE + 1];
static int size, furthest;
static char path[12 * MAX_SIZE];
static int printing; /* the second time, when the text is known to match */

static int byte_in(int at, int lo, int hi)
{
	if (at > furthest)
		furthest = at;
	return at < size && text[at] >= lo && text[at] <= hi ? at + 1 : NO;
}

static int byte(int at, int c)
{
	return byte_in(at, c, c);
}

static int any_of(int at, const char *set)
{
	for (; *set != '\0'; set++)
		if (byte(at, (unsigned char)*set) != NO)
			return at + 1;
	return NO;
}

static int ws(int at)
{
	for (int next; (next = any_of(at, " \t\n\r")) != NO;)
		at = next;
	return at;
}

/* ws CHARACTER ws, as the RFC writes its structural characters */
static int structural(int at, int c)
{
	at = byte(ws(at), c);
	return at == NO ? NO : ws(at);
}

static int literal(int at, const char *word)
{
	for (; at != NO && *word != '\0'; word++)
		at = byte(at, *word);
	return at;
}

static int digit(int at)
{
	return byte_in(at, '0', '9');
}

static int digits(int at)
{
	at = digit(at);
	for (int next; at != NO && (next = digit(at)) != NO;)
		at = next;
	return at;
}

static int hexdig(int at)
{
	int next = digit(at);
	if (next == NO)
		next = byte_in(at, 'a', 'f');
	return next != NO ? next : byte_in(at, 'A', 'F');
}

static int escaped(int at)
{
	at = byte(at, '\\');
	if (at == NO)
		return NO;
	int next = any_of(at, "\"\\/bfnrt");
	if (next != NO)
		return next;
	next = byte(at, 'u');
	for (int i = 0; next != NO && i < 4; i++)
		next = hexdig(next);
	return next;
}

/* %x20-21 / %x23-5B / %x5D-10FFFF, the last in UTF-8 that nobody checks */
static int unescaped(int at)
{
	int next = byte_in(at, 0x20, 0x21);
	if (next == NO)
		next = byte_in(at, 0x23, 0x5B);
	return next != NO ? next : byte_in(at, 0x5D, 0xFF);
}

static int string(int at)
{
	at = byte(at, '"');
	while (at != NO) {
		int next = unescaped(at);
		if (next == NO)
			next = escaped(at);
		if (next == NO)
			return byte(at, '"');
		at = next;
	}
	return NO;
}

static int integer_part(int at)
{
	int zero = byte(at, '0');
	if (zero != NO)
		return zero;
	int next = byte_in(at, '1', '9');
	for (int more; next != NO && (more = digit(next)) != NO;)
		next = more;
	return next;
}

static int number(int at)
{
	int minus = byte(at, '-');
	int end = integer_part(minus != NO ? minus : at);
	if (end == NO)
		return NO;
	int point = byte(end, '.'), fraction = point != NO ? digits(point) : NO;
	if (fraction != NO)
		end = fraction;
	int e = any_of(end, "eE");
	if (e == NO)
		return end;
	int sign = any_of(e, "+-"), power = digits(sign != NO ? sign : e);
	return power != NO ? power : end;
}

static void print_leaf(const char *value, int length)
{
	if (printing)
		printf("%s\t%.*s\n", path, length, value);
}

static int value(int at);

static int array(int at)
{
	size_t here = strlen(path);
	int start = structural(at, '['), next = start, end;
	if (start == NO)
		return NO;
	for (int i = 0;; i++) {
		sprintf(path + here, "[%d]", i);
		end = value(next);
		path[here] = '\0';
		if (end == NO || (next = structural(end, ',')) == NO)
			break;
	}
	if (end == NO && next != start)
		return NO; /* behind a comma there was no value */
	if (end == NO)
		print_leaf("[]", 2);
	return structural(end != NO ? end : start, ']');
}

static int member(int at)
{
	size_t here = strlen(path);
	int end = string(at);
	if (end == NO)
		return NO;
	sprintf(path + here, ".%.*s", end - at - 2, (const char *)text + at + 1);
	end = structural(end, ':');
	if (end != NO)
		end = value(end);
	path[here] = '\0';
	return end;
}

static int object(int at)
{
	int start = structural(at, '{'), next = start, end;
	if (start == NO)
		return NO;
	while ((end = member(next)) != NO) {
		int comma = structural(end, ',');
		if (comma == NO)
			return structural(end, '}');
		next = comma;
	}
	if (next != start)
		return NO;
	if (structural(start, '}') != NO)
		print_leaf("{}", 2);
	return structural(start, '}');
}

static int value(int at)
{
	static int (*const containers[])(int) = {object, array};
	static int (*const scalars[])(int) = {string, number};
	static const char *const words[] = {"false", "null", "true"};
	int end = NO;
	for (int i = 0; end == NO && i < 2; i++)
		end = containers[i](at);
	if (end != NO)
		return end;
	for (int i = 0; end == NO && i < 2; i++)
		end = scalars[i](at);
	for (int i = 0; end == NO && i < 3; i++)
		end = literal(at, words[i]);
	if (end != NO)
		print_leaf((const char *)text + at, end - at);
	return end;
}

/* JSON-text = ws value ws, and then the end */
static int matches(void)
{
	strcpy(path, "$");
	int end = value(ws(0));
	if (end != NO)
		end = ws(end);
	return end == size;
}

int main(void)
{
	size = (int)fread(text, 1, sizeof text, stdin);
	if (size > MAX_SIZE)
		abort(); /* beyond this oracle, on purpose */
	if (!matches()) {
		printf("ERROR %d\n", furthest);
		return 0;
	}
	printing = 1;
	matches();
	return 0;
}
