package dev.tandem.benchmarks;

/**
 * One table: a scenario and how it is called.
 *
 * @param callers who calls
 * @param scenario method of the benchmarks
 * @param threads how many threads call
 */
record Measurement(Callers callers, String scenario, int threads) {

	static Measurement reactive(String scenario) {
		return new Measurement(Callers.REACTIVE, scenario, 1);
	}

	String include() {
		return "^" + this.callers.benchmarks().getName().replace(".", "\\.") + "\\." + this.scenario + "$";
	}

	String title() {
		String what = switch (this.scenario) {
			case "get" -> "small GET";
			case "post" -> "POST with a body";
			case "list" -> "list of 100";
			default -> "download of 1 MiB";
		};
		return what + ", " + switch (this.callers) {
			case REACTIVE -> "reactive, 32 in flight";
			case THREADS -> "blocking, " + this.threads + ((this.threads == 1) ? " thread" : " threads");
			case VIRTUAL_THREADS -> "blocking, " + this.threads + " virtual threads";
		};
	}

}
