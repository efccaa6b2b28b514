package dev.tandem.processor.check;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.DefinitionMethod;
import dev.tandem.processor.model.MergedAnnotation;
import dev.tandem.processor.model.MergedAnnotations;
import dev.tandem.processor.model.Operation;

/**
 * Deadlines are durations that a timer can hold.
 */
final class CallTimeoutCheck implements Check {

	private static final String CALL_TIMEOUT = "dev.tandem.CallTimeout";

	private static final Pattern WHOLE = Pattern.compile("\\+?(\\d+(ns|us|ms|s|m|h|d)?|(\\d+(ns|us|ms|s|m|h|d))+)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern PART = Pattern.compile("(\\d+)(ns|us|ms|s|m|h|d|)", Pattern.CASE_INSENSITIVE);

	private static final Map<String, Long> NANOSECONDS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "",
			1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L, "d", 86_400_000_000_000L);

	private static final Duration SHORTEST = Duration.ofMillis(1);

	private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		definition.types().forEach((type) -> check(type, type.getSimpleName().toString(), diagnostics));
		for (Operation operation : definition.operations()) {
			operation.method()
				.declarations()
				.forEach((declaration) -> check(declaration, DefinitionMethod.description(declaration), diagnostics));
		}
	}

	private static void check(Element element, String name, Diagnostics diagnostics) {
		for (MergedAnnotation timeout : MergedAnnotations.all(element, CALL_TIMEOUT)) {
			timeout.attribute("value")
				.filter((value) -> !isValid(value.text()))
				.ifPresent((value) -> diagnostics.error(value,
						"@CallTimeout(\"" + value.text() + "\") on " + value.holder(name)
								+ ": write a time greater than zero and below 24 days, such as 300ms, 2s or PT1M"));
		}
	}

	private static boolean isValid(String text) {
		try {
			Duration duration = parse(text.strip());
			return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
		}
		catch (DateTimeParseException | ArithmeticException | NumberFormatException ex) {
			return false;
		}
	}

	private static Duration parse(String text) {
		if (!WHOLE.matcher(text).matches()) {
			return Duration.parse(text);
		}
		Duration total = Duration.ZERO;
		Matcher part = PART.matcher(text);
		while (part.find()) {
			Long unit = NANOSECONDS.get(part.group(2).toLowerCase(java.util.Locale.ROOT));
			total = total
				.plus(Duration.ofNanos((unit != null) ? unit : 0L).multipliedBy(Long.parseLong(part.group(1))));
		}
		return total;
	}

}
