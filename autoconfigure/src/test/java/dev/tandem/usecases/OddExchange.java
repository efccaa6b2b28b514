package dev.tandem.usecases;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.tandem.testing.Fault;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An exchange that goes wrong, or nearly: what the server does, how it is called, and
 * what the caller sees.
 *
 * @param name name of the exchange
 * @param faults what the server does, request by request
 * @param call calls it
 * @param expected checks what the caller sees
 * @param closes whether the client closes the connection, so that the next call need not
 * race against bytes that are on their way
 */
record OddExchange(String name, List<Fault> faults, Call call, Consumer<Outcome<?>> expected, boolean closes) {

	/**
	 * In a script: time for the client to take what came before for all there is.
	 */
	static final String PAUSE = "~";

	/**
	 * A response that belongs to nobody.
	 */
	static final String POISON = text(200, "poison");

	private static final Duration PAUSE_TIME = Duration.ofMillis(60);

	/**
	 * A response to a GET.
	 * @param name name of the exchange
	 * @param script the response, in pieces
	 */
	static OddExchange answer(String name, String... script) {
		return new OddExchange(name, List.of(script(script)),
				(twin, wire) -> twin.call(() -> wire.reactive().get("odd", wire.options()),
						() -> wire.blocking().get("odd", wire.options())),
				(outcome) -> assertThat(outcome.get()).isEqualTo("odd"), false);
	}

	/**
	 * Whatever the server does, nothing odd is sent.
	 */
	static OddExchange call(String name, Call call) {
		return new OddExchange(name, List.of(), call, (outcome) -> {
		}, false);
	}

	static Fault script(String... pieces) {
		return Fault.of(String.join("", pieces), (connection) -> {
			connection.readRequest();
			for (String piece : pieces) {
				if (piece.equals(PAUSE)) {
					connection.pause(PAUSE_TIME);
				}
				else {
					connection.write(piece);
				}
			}
		});
	}

	static String text(int status, String body) {
		return "HTTP/1.1 " + status + " Odd\r\nContent-Type: text/plain\r\nContent-Length: " + body.length()
				+ "\r\n\r\n" + body;
	}

	OddExchange by(Call other) {
		return new OddExchange(this.name, this.faults, other, this.expected, this.closes);
	}

	OddExchange with(Fault... others) {
		return new OddExchange(this.name, List.of(others), this.call, this.expected, this.closes);
	}

	OddExchange expecting(Consumer<Outcome<?>> other) {
		return new OddExchange(this.name, this.faults, this.call, other, this.closes);
	}

	OddExchange failing(Class<? extends Throwable> type) {
		return expecting((outcome) -> outcome.failure(type));
	}

	OddExchange empty() {
		return expecting((outcome) -> assertThat(outcome.succeeded().value()).isNull());
	}

	OddExchange thatCloses() {
		return new OddExchange(this.name, this.faults, this.call, this.expected, true);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * Calls the API.
	 */
	@FunctionalInterface
	interface Call {

		Outcome<?> make(Twin twin, WireClients wire) throws IOException;

	}

}
