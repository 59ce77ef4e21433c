/* order.h - permutations by name, the ones that ruin a careless algorithm among them.
 *
 * Each fills v with the ranks 0 to n-1 in that order; a generator makes keys of them.
 *
 *   sorted    rising                      reverse   falling
 *   shuffle   at random                   pipe      rising to the middle, then falling
 *   zigzag    lowest, highest, second lowest, second highest, ...
 *   runs      rising runs of about sqrt(n), their starts in random order
 *   swaps     rising, but for about n/100 random pairs that were exchanged
 *   middle    the middle of each part of a quicksort is its largest
 *   median3   the median of first, middle and last is nearly the smallest; n is a multiple of 4 */
#ifndef ORDER_H
#define ORDER_H
#include "gen.h"

/* Returns 0, and leaves v alone, if no order has this name. */
int order_named(const char *name, struct rng *r, int64_t *v, size_t n);

#endif
