package dev.tandem.logging;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.settings.LoggingLevel;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

import org.springframework.http.HttpMethod;

/**
 * What is to be logged of one call. It is in the context of the call, where the transport
 * finds it.
 */
public final class CallRecord {

	/**
	 * A call that is sent again and again must not fill the memory.
	 */
	private static final int MOST_EXCHANGES = 20;

	private final String client;

	private final long number;

	private final LoggingLevel level;

	private final Redaction redaction;

	private final List<ExchangeRecord> exchanges = new ArrayList<>(1);

	private int omitted;

	private @Nullable ExchangeRecord last;

	CallRecord(String client, long number, LoggingLevel level, Redaction redaction) {
		this.client = client;
		this.number = number;
		this.level = level;
		this.redaction = redaction;
	}

	/**
	 * Begin to look at an exchange of the call whose context this is. A call that another
	 * makes on its way, such as one for its key, has the context of the other.
	 * @param context the context
	 * @param client name of the client
	 * @param method method of the request
	 * @param uri target, without what the client adds to it
	 * @return looks at the exchange, if the call is to be logged
	 */
	public static ExchangeTap tap(ContextView context, String client, HttpMethod method, URI uri) {
		CallRecord record = in(context);
		return (record != null && record.client.equals(client)) ? record.begin(method, uri) : ExchangeTap.NONE;
	}

	static @Nullable CallRecord in(ContextView context) {
		return context.getOrDefault(CallRecord.class, null);
	}

	private synchronized ExchangeTap begin(HttpMethod method, URI uri) {
		ExchangeRecord exchange = new ExchangeRecord(this.level, this.redaction, method, uri);
		if (this.level.includes(LoggingLevel.HEADERS)) {
			if (this.exchanges.size() < MOST_EXCHANGES) {
				this.exchanges.add(exchange);
			}
			else {
				this.omitted++;
			}
		}
		this.last = exchange;
		return exchange;
	}

	/**
	 * Tells the lines of one call from those of another, where there are many.
	 */
	String label() {
		return this.level.includes(LoggingLevel.HEADERS) ? " [" + this.number + "]" : "";
	}

	synchronized List<ExchangeRecord> exchanges() {
		return List.copyOf(this.exchanges);
	}

	synchronized int omitted() {
		return this.omitted;
	}

	synchronized @Nullable ExchangeRecord last() {
		return this.last;
	}

}
