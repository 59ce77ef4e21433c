"""Recomputes the number of every-row-twice by listing every placement of a row and its twin in the shuffled table:
the first 80% of the places are training. Prints "<id> <value>", one a line."""

CUSTOMERS, UNSEEN = 500, 0.70
PLACES = 2 * CUSTOMERS
TRAINING = PLACES * 8 // 10

right = pairs = 0.0
for row in range(TRAINING, PLACES):  # the places of a test row
    for twin in range(PLACES):
        if twin != row:
            pairs += 1
            right += 1.0 if twin < TRAINING else UNSEEN

print(f"leaky-accuracy {right / pairs:.9f}")
