/* box_victim.h - acts in the work directory: each gives the exit code, 0 when the sandbox let pass
 * only what it should. */
#ifndef TESTS_BOX_VICTIM_H
#define TESTS_BOX_VICTIM_H

int tool_copy(void); /* reads in/text, writes out and feedback/message */
int tool_link(void);
int tool_fifo(void);
int tool_directory(void);
int tool_sparse(void);
int tool_fill(void); /* the number of MiB that could be written, into many files */
int tool_huge(void);
int tool_chmod(void);

/* The act of that name beside "text" and "deep/text"; 99: there is none. */
int files_act(const char *name);

/* Over pipes: one asks 200 times, one answers to the end, one leaves after three answers. */
int talk_ask(void);
int talk_answer(void);
int talk_leave(void);

int storm(void); /* a forbidden call that signals interrupt, for ever */

#endif
