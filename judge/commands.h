/* commands.h - one function a subcommand; argv starts after its name. Each returns a status. */
#ifndef JUDGE_COMMANDS_H
#define JUDGE_COMMANDS_H

int cmd_run(int argc, char **argv);
int cmd_exec(int argc, char **argv);
int cmd_batch(int argc, char **argv);
int cmd_calibrate(int argc, char **argv);
int cmd_verify(int argc, char **argv);
int cmd_doctor(int argc, char **argv);
int cmd_bench(int argc, char **argv);
int cmd_export(int argc, char **argv);
int cmd_serve(int argc, char **argv);

#endif
