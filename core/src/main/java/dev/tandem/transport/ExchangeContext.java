package dev.tandem.transport;

import dev.tandem.failure.Guard;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What a call wants to know of its exchange afterwards.
 *
 * @param context context of the call
 * @param notes what the call keeps, {@code null} for nothing
 */
record ExchangeContext(ContextView context, @Nullable ExchangeNotes notes) {

	static ExchangeContext in(ContextView context) {
		return new ExchangeContext(context, context.getOrDefault(ExchangeNotes.class, null));
	}

	/**
	 * Remove the notes once they were found: Reactor Netty adds entries of its own.
	 */
	static Context remove(Context context) {
		return Guard.remove(context.delete(ExchangeNotes.class));
	}

	/**
	 * Keeps the body of the response, {@code null} if it is not wanted.
	 */
	@Nullable ReceivedBody body() {
		return (this.notes != null) ? this.notes.body() : null;
	}

	/**
	 * Keeps which key was sent, {@code null} if it is not wanted.
	 */
	@Nullable SentKey key() {
		return (this.notes != null) ? this.notes.key() : null;
	}

	/**
	 * Wait for a key that has to be loaded.
	 */
	Mono<Void> await(Mono<Void> load) {
		return (this.notes != null) ? this.notes.key().await(load) : load;
	}

	/**
	 * Looks at an exchange, if the call is to be logged.
	 */
	ExchangeTap tap(String client, Hop hop) {
		return ExchangeTap.of(this.context, client, hop.method(), hop.uri());
	}

	/**
	 * Whether the body of the request can be sent only once, as far as the call knows.
	 */
	boolean bodyIsSentOnce() {
		RedirectNote note = redirects();
		return note != null && note.bodyIsSentOnce();
	}

	private @Nullable RedirectNote redirects() {
		return (this.notes != null) ? this.notes.redirects() : null;
	}

	/**
	 * The first request of an attempt is about to be sent.
	 */
	void begin() {
		RedirectNote note = redirects();
		if (note != null) {
			note.begin();
		}
	}

	/**
	 * A redirect is followed.
	 */
	void follow() {
		RedirectNote note = redirects();
		if (note != null) {
			note.follow();
		}
	}

	/**
	 * A response is handed to the call.
	 * @param reason why it is not followed, {@code null} if it is no redirect
	 */
	void notFollowed(@Nullable String reason) {
		RedirectNote note = redirects();
		if (note != null) {
			note.notFollowed(reason);
		}
	}

}
