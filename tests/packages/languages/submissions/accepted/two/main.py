from add import add

print(add(input()))
