/* id: 46
 * family: time
 * attack: sleeps for a minute
 * class: run
 * time: 0.1
 * expect: TLE */
#include <unistd.h>

int main(void)
{
	sleep(60);
	return 0;
}
