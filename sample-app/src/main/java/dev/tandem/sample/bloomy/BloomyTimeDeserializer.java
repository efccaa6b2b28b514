package dev.tandem.sample.bloomy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads what {@link BloomyTime} describes.
 */
final class BloomyTimeDeserializer extends ValueDeserializer<Instant> {

	private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.optionalStart()
		.appendLiteral('T')
		.append(DateTimeFormatter.ISO_LOCAL_TIME)
		.optionalStart()
		.appendOffsetId()
		.toFormatter();

	@Override
	public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
		String text = parser.getString().strip();
		if (text.isEmpty()) {
			return null;
		}
		try {
			TemporalAccessor time = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
			return toInstant(time);
		}
		catch (DateTimeException ex) {
			return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a date or time");
		}
	}

	private static Instant toInstant(TemporalAccessor time) {
		if (time instanceof OffsetDateTime offset) {
			return offset.toInstant();
		}
		LocalDateTime local = (time instanceof LocalDate date) ? date.atStartOfDay() : (LocalDateTime) time;
		return local.toInstant(ZoneOffset.UTC);
	}

}
