/* tex.h - a statement in Markdown as the body of a LaTeX statement, for formats without Markdown.
 *
 * Headings, paragraphs, lists of one level, tables, code (fenced, indented not), emphasis, and
 * mathematics, which is TeX already. Anything else goes over as text, escaped. */
#ifndef JUDGE_TEX_H
#define JUDGE_TEX_H

#include "base/buf.h"

/* Appends \problemname{NAME} and the body. The sample markers go: the reader adds the samples. */
void tex_of_markdown(const char *name, struct span markdown, struct buf *out);

#endif
