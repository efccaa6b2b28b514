package dev.tandem.standin.opendecree;

import java.util.List;
import java.util.function.BooleanSupplier;

import dev.tandem.standin.AnswerException;
import dev.tandem.standin.CutException;
import dev.tandem.standin.Received;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * One who watches. A stream that is ended by an error tells it by its last line, or by
 * its status if it was the first.
 */
final class Subscription {

	private static final int LARGEST = 64 * 1024;

	private final Sinks.Many<String> lines = Sinks.many().unicast().onBackpressureBuffer();

	private final List<String> paths;

	private final BooleanSupplier pass;

	private final Received request;

	private boolean begun;

	Subscription(OpenDecreeCall call, BooleanSupplier pass) {
		this.request = call.request();
		this.paths = call.parameters("fieldPaths");
		this.pass = pass;
	}

	/**
	 * What a version wrote before this subscription: nothing is hidden, null is null, and
	 * what was before is not told.
	 */
	void replay(Version version) {
		version.rows().forEach((path, value) -> send(version, path, null, value));
	}

	/**
	 * What is written now: null is told as zero, and an empty text before as null.
	 */
	void live(Version version, Field field, @Nullable Value oldValue, @Nullable Value newValue) {
		if (field.sensitive()) {
			send(version, field.path(), Value.HIDDEN, Value.HIDDEN);
		}
		else {
			send(version, field.path(), (oldValue != null && !oldValue.canonical().isEmpty()) ? oldValue : null,
					(newValue != null) ? newValue : field.type().zero());
		}
	}

	private void send(Version version, String path, @Nullable Value oldValue, @Nullable Value newValue) {
		if (!this.paths.isEmpty() && !this.paths.contains(path)) {
			return;
		}
		String line = version.line(path, oldValue, newValue) + "\n";
		if (!this.pass.getAsBoolean()) {
			fail(Refusal.rateLimited());
		}
		else if (line.length() <= LARGEST) {
			text(line);
		}
	}

	void fail(Refusal refusal) {
		if (this.begun) {
			text(refusal.wrapped() + "\n");
			this.lines.tryEmitComplete();
		}
		else {
			this.lines.tryEmitError(new AnswerException(refusal.answer(this.request)));
		}
	}

	/**
	 * Send a text as it is.
	 */
	void text(String text) {
		this.begun = true;
		this.lines.tryEmitNext(text);
	}

	void end() {
		this.lines.tryEmitComplete();
	}

	void cut() {
		this.lines.tryEmitError(new CutException());
	}

	Flux<String> lines() {
		return this.lines.asFlux();
	}

}
