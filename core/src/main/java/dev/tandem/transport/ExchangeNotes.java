package dev.tandem.transport;

import org.jspecify.annotations.Nullable;

import reactor.util.context.Context;

/**
 * What a call keeps of its exchanges. It is one entry of the call's context: Reactor
 * checks the keys of a context with more than three entries at a considerable price.
 *
 * @param body keeps the body of the last response
 * @param key keeps which key was sent
 * @param redirects about redirects, {@code null} if they are not followed
 */
public record ExchangeNotes(ReceivedBody body, SentKey key, @Nullable RedirectNote redirects) {

	/**
	 * Add them to the context of an exchange.
	 * @param context the context
	 * @return the context with these notes
	 */
	public Context addTo(Context context) {
		return context.put(ExchangeNotes.class, this);
	}

}
