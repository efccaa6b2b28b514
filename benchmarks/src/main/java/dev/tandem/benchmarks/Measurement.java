package dev.tandem.benchmarks;

import java.util.List;
import java.util.stream.Stream;

import dev.tandem.benchmarks.calls.BlockingCalls;
import dev.tandem.benchmarks.calls.Peer;
import dev.tandem.benchmarks.calls.ReactiveCalls;

/**
 * One table: a scenario and how it is called.
 *
 * @param benchmarks class of the benchmarks
 * @param scenario its method
 * @param threads how many threads call
 * @param virtual whether these are virtual threads
 */
record Measurement(Class<?> benchmarks, String scenario, int threads, boolean virtual) {

	static Measurement reactive(String scenario) {
		return new Measurement(ReactiveCalls.class, scenario, 1, false);
	}

	static Measurement blocking(String scenario, int threads) {
		return new Measurement(BlockingCalls.class, scenario, threads, false);
	}

	static Measurement virtual(String scenario, int threads) {
		return new Measurement(BlockingCalls.class, scenario, threads, true);
	}

	List<Peer> peers() {
		return Stream.of(Peer.values()).filter((peer) -> !isReactive() || peer.isReactive()).toList();
	}

	private boolean isReactive() {
		return this.benchmarks == ReactiveCalls.class;
	}

	String include() {
		return "^" + this.benchmarks.getName().replace(".", "\\.") + "\\." + this.scenario + "$";
	}

	String title() {
		String what = switch (this.scenario) {
			case "get" -> "small GET";
			case "post" -> "POST with a body";
			case "list" -> "list of 100";
			default -> "download of 1 MiB";
		};
		if (isReactive()) {
			return what + ", reactive, 32 in flight";
		}
		String callers = (this.virtual ? " virtual" : "") + ((this.threads == 1) ? " thread" : " threads");
		return what + ", blocking, " + this.threads + callers;
	}

}
