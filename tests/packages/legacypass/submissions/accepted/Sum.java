class Sum {
	public static void main(String[] args) {
	}
}
