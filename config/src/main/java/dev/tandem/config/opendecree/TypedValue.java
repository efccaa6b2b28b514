package dev.tandem.config.opendecree;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A value with the type of its field: exactly one component is set. The server converts
 * nothing, so that the type has to be that of the field.
 *
 * @param integerValue value of an integer field
 * @param numberValue value of a number field
 * @param stringValue value of a string field
 * @param boolValue value of a boolean field
 * @param timeValue value of a time field, in the form of RFC 3339
 * @param durationValue value of a duration field in seconds, such as {@code 90.500s}
 * @param urlValue value of a URL field
 * @param jsonValue value of a JSON field, as text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TypedValue(@Nullable Long integerValue, @Nullable BigDecimal numberValue, @Nullable String stringValue,
		@Nullable Boolean boolValue, @Nullable String timeValue, @Nullable String durationValue,
		@Nullable String urlValue, @Nullable String jsonValue) {

	/**
	 * More than the exact decimal of any double has.
	 */
	private static final int DIGITS = 1_100;

	/**
	 * The server holds numbers as doubles. One beyond them is none of its own, and would
	 * be unbounded as text.
	 */
	public TypedValue {
		if (numberValue != null && !isDouble(numberValue)) {
			throw new IllegalArgumentException("The value is not a finite number, which OpenDecree does not take");
		}
	}

	private static boolean isDouble(BigDecimal number) {
		long magnitude = (long) number.precision() - number.scale();
		return number.signum() == 0 ? Math.abs((long) number.scale()) <= DIGITS
				: magnitude <= 310 && number.scale() <= DIGITS && Double.isFinite(number.doubleValue());
	}

	/**
	 * Value of the type of field that a Java type stands for: {@code Integer},
	 * {@code Long}, {@code Double}, {@code BigDecimal}, {@code String}, {@code Boolean},
	 * {@code Instant}, {@code Duration} or {@code URI}. Of JSON, see {@link #json}.
	 * @param value the value
	 * @return the typed value
	 * @throws IllegalArgumentException if it is of another type or no finite number
	 */
	public static TypedValue of(Object value) {
		if (value instanceof Integer || value instanceof Long) {
			return new TypedValue(((Number) value).longValue(), null, null, null, null, null, null, null);
		}
		if (value instanceof Double number) {
			if (!Double.isFinite(number)) {
				throw new IllegalArgumentException("The value is not a finite number, which OpenDecree does not take");
			}
			return of(BigDecimal.valueOf(number));
		}
		if (value instanceof BigDecimal number) {
			return new TypedValue(null, number, null, null, null, null, null, null);
		}
		if (value instanceof String text) {
			return new TypedValue(null, null, text, null, null, null, null, null);
		}
		if (value instanceof Boolean bool) {
			return new TypedValue(null, null, null, bool, null, null, null, null);
		}
		if (value instanceof Instant instant) {
			return new TypedValue(null, null, null, null, instant.toString(), null, null, null);
		}
		if (value instanceof Duration duration) {
			return new TypedValue(null, null, null, null, null, seconds(duration), null, null);
		}
		if (value instanceof URI uri) {
			return new TypedValue(null, null, null, null, null, null, uri.toString(), null);
		}
		throw new IllegalArgumentException("OpenDecree has no type of field for " + value.getClass().getName()
				+ ": give text, a number, a boolean, an Instant, a Duration or a URI, or JSON with TypedValue.json");
	}

	/**
	 * Value of a JSON field.
	 * @param json the JSON as text
	 * @return the typed value
	 */
	public static TypedValue json(String json) {
		return new TypedValue(null, null, null, null, null, null, null, json);
	}

	/**
	 * Value of the same type as this one, from a text.
	 * @param text the text
	 * @return the typed value
	 * @throws RuntimeException if the text is none of this type
	 */
	public TypedValue withText(String text) {
		if (this.integerValue != null) {
			return of(Long.valueOf(text));
		}
		if (this.numberValue != null) {
			if (text.length() > DIGITS) {
				throw new IllegalArgumentException("The number has more than " + DIGITS + " digits");
			}
			return of(new BigDecimal(text));
		}
		if (this.boolValue != null) {
			return of(bool(text));
		}
		if (this.timeValue != null) {
			return new TypedValue(null, null, null, null, text, null, null, null);
		}
		if (this.durationValue != null) {
			return of(GoDuration.parse(text));
		}
		if (this.urlValue != null) {
			return new TypedValue(null, null, null, null, null, null, text, null);
		}
		return (this.jsonValue != null) ? json(text) : of(text);
	}

	/**
	 * The text that the server computes the checksum of.
	 * @return the text, empty if no component is set
	 */
	public String canonical() {
		if (this.integerValue != null) {
			return this.integerValue.toString();
		}
		if (this.numberValue != null) {
			return (this.numberValue.signum() != 0) ? this.numberValue.stripTrailingZeros().toPlainString() : "0";
		}
		if (this.boolValue != null) {
			return this.boolValue.toString();
		}
		if (this.durationValue != null) {
			return GoDuration.format(GoDuration.parse(this.durationValue));
		}
		return firstText();
	}

	private String firstText() {
		for (String text : new @Nullable String[] { this.stringValue, this.timeValue, this.urlValue, this.jsonValue }) {
			if (text != null) {
				return text;
			}
		}
		return "";
	}

	/**
	 * Whether this may stand for a field without a value: live events show null as the
	 * zero of the type.
	 * @return whether it is a zero
	 */
	@JsonIgnore
	public boolean isZero() {
		String text = canonical();
		return text.isEmpty() || text.equals("0") || text.equals("0s") || text.equals("false")
				|| this.timeValue != null;
	}

	/**
	 * Whether the server shows this instead of the value of a sensitive field.
	 * @return whether it is hidden
	 */
	@JsonIgnore
	public boolean isRedacted() {
		return "[REDACTED]".equals(canonical());
	}

	private static boolean bool(String text) {
		if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
			throw new IllegalArgumentException("The text is neither true nor false");
		}
		return Boolean.parseBoolean(text);
	}

	private static String seconds(Duration duration) {
		return BigDecimal.valueOf(duration.getSeconds())
			.add(BigDecimal.valueOf(duration.getNano(), 9))
			.toPlainString()
			.concat("s");
	}

	/**
	 * Without the value, which may be secret.
	 */
	@Override
	public String toString() {
		return "TypedValue[checksum=" + Checksum.of(canonical()) + "]";
	}

}
