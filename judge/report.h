/* report.h - the JSON of the command line, which is also what a worker sends to its server. */
#ifndef JUDGE_REPORT_H
#define JUDGE_REPORT_H

#include "judge/judging.h"

/* Key order and names are the contract of design "Command line". NULL: out of memory. The caller
 * owns the value. */
json_t *report_judgement(const struct judgement *g, const struct package *p, const char *tier);
json_t *report_test(const struct test_result *t);

/* Adds "limits_scaled" where a calibration changes the time limit. */
void report_scaled(json_t *o, const struct limits *l);

/* One line without line breaks, numbers with seven digits (1.9, not 1.8999999999999999). */
enum err report_write(const json_t *value, struct buf *out);

/* The same on standard output, with its newline, flushed. */
enum err report_print(const json_t *value);

/* Milliseconds with three digits. */
json_t *report_ms(int64_t us);

/* An integer where the value is whole. */
json_t *report_score(double score);

#endif
