package dev.tandem.transport;

import org.jspecify.annotations.Nullable;

import reactor.util.context.ContextView;

/**
 * What a call wants to know of its exchange afterwards.
 *
 * @param body keeps the body of the answer, {@code null} if it is not wanted
 * @param key keeps which key was sent, {@code null} if it is not wanted
 */
record Traces(@Nullable ReceivedBody body, @Nullable SentKey key) {

	static Traces in(ContextView context) {
		return new Traces(context.getOrDefault(ReceivedBody.class, null), context.getOrDefault(SentKey.class, null));
	}

}
