package dev.tandem.standin.opendecree;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two forms of durations: in JSON {@code 90.500s}, in Go and so in checksums
 * {@code 1m30.5s}.
 */
final class Durations {

	private static final Pattern SECONDS = Pattern.compile("-?\\d+(\\.\\d{1,9})?s");

	private static final Pattern GO = Pattern
		.compile("(-?)(?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:([\\d.]+)s)?(?:([\\d.]+)ms)?(?:([\\d.]+)µs)?(?:(\\d+)ns)?");

	private static final long[] UNITS = { 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L };

	private Durations() {
	}

	static Duration fromSeconds(String text) {
		if (!SECONDS.matcher(text).matches()) {
			throw new IllegalArgumentException("invalid google.protobuf.Duration value");
		}
		return ofNanos(new BigDecimal(text.substring(0, text.length() - 1)).movePointRight(9));
	}

	/**
	 * With none, 3, 6 or 9 digits of a fraction.
	 */
	static String toSeconds(Duration duration) {
		BigDecimal seconds = seconds(duration).stripTrailingZeros();
		int digits = Math.max(0, seconds.scale());
		return seconds.setScale((digits + 2) / 3 * 3).toPlainString() + "s";
	}

	static Duration fromGo(String text) {
		Matcher matcher = GO.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("invalid duration");
		}
		BigDecimal nanos = BigDecimal.ZERO;
		for (int unit = 0; unit < UNITS.length; unit++) {
			String count = matcher.group(unit + 2);
			if (count != null) {
				nanos = nanos.add(new BigDecimal(count).multiply(BigDecimal.valueOf(UNITS[unit])));
			}
		}
		return ofNanos(matcher.group(1).isEmpty() ? nanos : nanos.negate());
	}

	static String toGo(Duration duration) {
		if (duration.isZero()) {
			return "0s";
		}
		if (duration.isNegative()) {
			return "-" + toGo(duration.negated());
		}
		if (duration.toSeconds() == 0) {
			int unit = (duration.toNanos() < 1_000) ? 0 : (duration.toNanos() < 1_000_000) ? 1 : 2;
			return plain(BigDecimal.valueOf(duration.toNanos(), unit * 3)) + new String[] { "ns", "µs", "ms" }[unit];
		}
		long minutes = duration.toMinutes();
		String seconds = plain(seconds(duration.minusMinutes(minutes))) + "s";
		return ((minutes >= 60) ? (minutes / 60) + "h" : "") + ((minutes > 0) ? (minutes % 60) + "m" : "") + seconds;
	}

	private static Duration ofNanos(BigDecimal nanos) {
		BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
		return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValue());
	}

	private static BigDecimal seconds(Duration duration) {
		return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
	}

	private static String plain(BigDecimal number) {
		return (number.signum() != 0) ? number.stripTrailingZeros().toPlainString() : "0";
	}

}
