/* id: 111
 * family: must-work
 * attack: locale, calendar, environment, wide characters
 * class: run
 * stdout: fine
 * expect: OK */
#define _GNU_SOURCE
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

int main(void)
{
	if (setlocale(LC_ALL, "C") == NULL || setlocale(LC_ALL, "") == NULL)
		return 1;
	time_t at = 86400;
	struct tm day;
	char text[32];
	if (gmtime_r(&at, &day) == NULL || localtime_r(&at, &day) == NULL ||
	    strftime(text, sizeof text, "%Y", &day) != 4 || strcmp(text, "1970") != 0)
		return 2;
	if (setenv("KEY", "value", 1) != 0 || strcmp(getenv("KEY"), "value") != 0 || getenv("HOME") != NULL)
		return 3;
	if (wcslen(L"wide") != 4)
		return 4;
	puts("fine");
	return 0;
}
