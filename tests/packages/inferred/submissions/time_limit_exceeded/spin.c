int main(void)
{
	for (volatile unsigned long i = 1; i; i++)
		;
}
