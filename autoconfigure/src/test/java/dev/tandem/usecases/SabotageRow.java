package dev.tandem.usecases;

import java.util.function.Function;

import dev.tandem.testing.Twin;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A point at which code of the application throws, and the call that passes it.
 *
 * @param point the point
 * @param expected what becomes of the call
 * @param reactive the call through the reactive twin
 * @param blocking the call through the blocking twin
 * @param client the client that makes the call
 */
record SabotageRow(String point, Expected expected, Function<SabotagedNoteApi, Publisher<?>> reactive, Action blocking,
		Client client) {

	static SabotageRow of(String point, Expected expected) {
		return new SabotageRow(point, expected, (notes) -> notes.get("1"), (notes) -> notes.get("1"), Client.PLAIN);
	}

	SabotageRow calling(Function<SabotagedNoteApi, Publisher<?>> reactiveCall, Action blockingCall) {
		return new SabotageRow(this.point, this.expected, reactiveCall, blockingCall, this.client);
	}

	SabotageRow with(Client other) {
		return new SabotageRow(this.point, this.expected, this.reactive, this.blocking, other);
	}

	/**
	 * Make the call and wait for its end, for a limited time.
	 */
	@Nullable Throwable call(Twin twin, NotesApplication notes) {
		try {
			if (twin == Twin.REACTIVE) {
				LastSignal.of(this.reactive.apply(notes.bean(SabotagedNoteApi.class))).get();
				return null;
			}
			BlockingSabotagedNoteApi api = notes.bean(BlockingSabotagedNoteApi.class);
			return LastSignal.of(() -> this.blocking.call(api));
		}
		catch (Throwable ex) {
			return ex;
		}
	}

	@Override
	public String toString() {
		return this.point;
	}

	/**
	 * How the client is configured.
	 */
	enum Client {

		PLAIN,

		/**
		 * Its supplier is asked for a key for each request.
		 */
		KEY_SUPPLIER,

		/**
		 * Each request opens a connection.
		 */
		FRESH_CONNECTIONS

	}

	/**
	 * What becomes of a call.
	 */
	enum Expected {

		/**
		 * It fails, and what was thrown is the failure, a cause of it or suppressed.
		 */
		FAILS,

		/**
		 * It fails with a message that names the class of what was thrown, which itself
		 * may hold a secret.
		 */
		FAILS_BY_NAME,

		/**
		 * It ends as if nothing had been thrown.
		 */
		UNHARMED,

		/**
		 * It ends either way.
		 */
		ENDS

	}

	/**
	 * A call of the blocking twin.
	 */
	@FunctionalInterface
	interface Action {

		@Nullable Object call(BlockingSabotagedNoteApi notes) throws Exception;

	}

}
