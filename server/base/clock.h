/* clock.h - the two clocks. The core never reads them: time arrives inside its events. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

int64_t clock_wall_ms(void);	  /* since 1970, for records */
int64_t clock_monotonic_ms(void); /* for durations and deadlines */
int64_t clock_monotonic_us(void);

#endif
