package dev.tandem.codec;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.codec.ServerSentEvent;

/**
 * An event as it came.
 *
 * @param type its type, empty for a message
 * @param data its data, lines separated by line feeds
 * @param id the last identifier that the stream has named, {@code null} for none
 * @param retry time to wait before connecting again, {@code null} if none has come since
 * the last event
 * @param comment its comment, {@code null} for none
 */
record ParsedEvent(String type, String data, @Nullable String id, @Nullable Duration retry, @Nullable String comment) {

	ServerSentEvent<Object> withData(@Nullable Object decoded) {
		ServerSentEvent.Builder<Object> event = ServerSentEvent.builder();
		if (!this.type.isEmpty()) {
			event.event(this.type);
		}
		if (this.id != null) {
			event.id(this.id);
		}
		if (this.retry != null) {
			event.retry(this.retry);
		}
		if (this.comment != null) {
			event.comment(this.comment);
		}
		if (decoded != null) {
			event.data(decoded);
		}
		return event.build();
	}

}
