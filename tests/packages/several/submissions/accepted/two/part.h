long part(long a, long b);
