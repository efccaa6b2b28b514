package dev.tandem.sample.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request to the sample with the calls that it made: names, statuses and times, and
 * nothing that was sent or received. Times are microseconds since the request.
 */
final class RecordedRequest {

	private static final int MOST = 300;

	private final String id;

	private final Instant time = Instant.now();

	private final long began = System.nanoTime();

	private final List<Span> calls = new ArrayList<>();

	private int spans;

	private int running;

	private @Nullable Long end;

	RecordedRequest(String id) {
		this.id = id;
	}

	String id() {
		return this.id;
	}

	/**
	 * A call begins, or an attempt of one.
	 * @param call the call that an attempt belongs to, {@code null} for a call
	 * @return its span, {@code null} if there are too many
	 */
	synchronized @Nullable Span begin(@Nullable Span call) {
		if (this.spans == MOST) {
			return null;
		}
		this.spans++;
		this.running++;
		Span span = new Span(this, now());
		((call != null) ? call.attempts : this.calls).add(span);
		return span;
	}

	synchronized void end() {
		this.end = now();
	}

	private long now() {
		return (System.nanoTime() - this.began) / 1000;
	}

	/**
	 * How it looks now.
	 * @return a copy
	 */
	synchronized View view() {
		boolean complete = this.end != null && this.running == 0;
		return new View(this.id, this.time, complete, (this.end != null) ? this.end : now(),
				this.calls.stream().map(Span::view).toList());
	}

	/**
	 * A call or an attempt.
	 */
	static final class Span {

		private final RecordedRequest request;

		private final long start;

		private final List<Span> attempts = new ArrayList<>();

		private final Map<String, String> tags = new LinkedHashMap<>();

		private @Nullable Long connected;

		private @Nullable Long end;

		private Span(RecordedRequest request, long start) {
			this.request = request;
			this.start = start;
		}

		void connected() {
			synchronized (this.request) {
				this.connected = this.request.now();
			}
		}

		void end(Map<String, String> known) {
			synchronized (this.request) {
				this.end = this.request.now();
				this.tags.putAll(known);
				this.request.running--;
			}
		}

		private SpanView view() {
			return new SpanView(this.start, this.connected, this.end,
					Collections.unmodifiableMap(new LinkedHashMap<>(this.tags)),
					this.attempts.stream().map(Span::view).toList());
		}

	}

	/**
	 * A request.
	 *
	 * @param id its correlation id
	 * @param time when it came
	 * @param complete whether it and all of its calls have ended
	 * @param micros how long it took
	 * @param calls its calls, in the order of their start
	 */
	record View(String id, Instant time, boolean complete, long micros, List<SpanView> calls) {
	}

	/**
	 * A call or an attempt.
	 *
	 * @param start when it began
	 * @param connected when an attempt had its connection, {@code null} if it had none
	 * @param end when a call ended or an attempt had the head of its response,
	 * {@code null} while it runs
	 * @param tags its tags
	 * @param attempts attempts of a call
	 */
	record SpanView(long start, @Nullable Long connected, @Nullable Long end, Map<String, String> tags,
			List<SpanView> attempts) {
	}

}
