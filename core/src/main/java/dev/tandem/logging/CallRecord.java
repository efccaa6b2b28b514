package dev.tandem.logging;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.settings.LoggingLevel;
import dev.tandem.transport.ExchangeTap;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.http.HttpMethod;

/**
 * What is to be logged of one call. It is in the context of the call, where the transport
 * finds it.
 */
final class CallRecord implements ExchangeTap.Source {

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

	Context addTo(Context context) {
		return context.put(ExchangeTap.Source.class, this);
	}

	static @Nullable CallRecord in(ContextView context) {
		return (context.getOrDefault(ExchangeTap.Source.class, null) instanceof CallRecord record) ? record : null;
	}

	@Override
	public ExchangeTap tap(String sender, HttpMethod method, URI uri) {
		return this.client.equals(sender) ? begin(method, uri) : ExchangeTap.NONE;
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
