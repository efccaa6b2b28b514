package dev.tandem.config.opendecree;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go writes them: {@code 1m30.5s}. That of Protobuf's JSON, {@code 90.500s},
 * is such a one too.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a>
 */
public final class GoDuration {

	private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms",
			1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

	private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

	private static final int LONGEST_PART = 100;

	private GoDuration() {
	}

	/**
	 * Read a duration.
	 * @param text the text
	 * @return the duration
	 * @throws IllegalArgumentException if it is none
	 */
	public static Duration parse(String text) {
		int start = (text.startsWith("-") || text.startsWith("+")) ? 1 : 0;
		BigDecimal nanos = text.startsWith("0", start) && text.length() == start + 1 ? BigDecimal.ZERO
				: sum(text, start);
		BigDecimal[] seconds = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
		Duration duration = Duration.ofSeconds(seconds[0].longValueExact(), seconds[1].longValue());
		return text.startsWith("-") ? duration.negated() : duration;
	}

	/**
	 * Part by part: one expression for all of them would recurse with each.
	 */
	private static BigDecimal sum(String text, int start) {
		BigDecimal nanos = BigDecimal.ZERO;
		Matcher part = PART.matcher(text);
		int position = start;
		do {
			if (!part.region(position, text.length()).lookingAt()) {
				throw new IllegalArgumentException("The text is no duration such as 1m30.5s");
			}
			if (part.end() - position > LONGEST_PART) {
				throw new IllegalArgumentException("A part of the duration is longer than any duration");
			}
			nanos = nanos
				.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L))));
			position = part.end();
		}
		while (position < text.length());
		return nanos;
	}

	/**
	 * Write a duration as Go does, which is how OpenDecree computes its checksum.
	 * @param duration the duration
	 * @return the text
	 */
	public static String format(Duration duration) {
		if (duration.isZero()) {
			return "0s";
		}
		String sign = duration.isNegative() ? "-" : "";
		Duration size = duration.abs();
		if (size.compareTo(Duration.ofSeconds(1)) < 0) {
			return sign + belowOneSecond(size.toNanos());
		}
		long hours = size.toHours();
		long minutes = size.toMinutesPart();
		StringBuilder text = new StringBuilder(sign);
		if (hours > 0) {
			text.append(hours).append('h');
		}
		if (hours > 0 || minutes > 0) {
			text.append(minutes).append('m');
		}
		return text
			.append(plain(BigDecimal.valueOf(size.toSecondsPart()).add(BigDecimal.valueOf(size.toNanosPart(), 9))))
			.append('s')
			.toString();
	}

	private static String belowOneSecond(long nanos) {
		if (nanos < 1_000) {
			return nanos + "ns";
		}
		return (nanos < 1_000_000) ? plain(BigDecimal.valueOf(nanos, 3)) + "µs"
				: plain(BigDecimal.valueOf(nanos, 6)) + "ms";
	}

	private static String plain(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return (stripped.signum() == 0) ? "0" : stripped.toPlainString();
	}

}
