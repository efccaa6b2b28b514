package dev.tandem.transport;

import dev.tandem.logging.CallRecord;
import dev.tandem.logging.ExchangeTap;
import org.jspecify.annotations.Nullable;

import reactor.util.context.ContextView;

/**
 * What a call wants to know of its exchange afterwards.
 *
 * @param body keeps the body of the answer, {@code null} if it is not wanted
 * @param context context of the call
 * @param key keeps which key was sent, {@code null} if it is not wanted
 */
record Traces(ContextView context, @Nullable ReceivedBody body, @Nullable SentKey key) {

	static Traces in(ContextView context) {
		return new Traces(context, context.getOrDefault(ReceivedBody.class, null),
				context.getOrDefault(SentKey.class, null));
	}

	/**
	 * Looks at an exchange, if the call is to be logged.
	 */
	ExchangeTap tap(String client, Hop hop) {
		return CallRecord.tap(this.context, client, hop.method(), hop.uri());
	}

}
