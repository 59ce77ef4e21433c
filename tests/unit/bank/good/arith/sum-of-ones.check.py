print("seven", sum(1 for _ in range(7)))
