long given(long x);
