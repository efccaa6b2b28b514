package dev.tandem.testing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an application exports to Prometheus: metrics, their labels and the values of
 * these.
 */
public final class PromScrape {

	private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	private final Map<String, Map<String, Set<String>>> metrics = new HashMap<>();

	/**
	 * Read what an application exports.
	 * @param text in Prometheus' text format
	 */
	public PromScrape(String text) {
		text.lines().filter((line) -> !line.startsWith("#")).forEach(this::read);
	}

	private void read(String line) {
		Matcher sample = SAMPLE.matcher(line);
		if (!sample.matches()) {
			throw new AssertionError("Not a sample: " + line);
		}
		Map<String, Set<String>> labels = this.metrics.computeIfAbsent(sample.group(1), (name) -> new HashMap<>());
		if (sample.group(2) != null) {
			LABEL.matcher(sample.group(2))
				.results()
				.forEach((label) -> labels.computeIfAbsent(label.group(1), (name) -> new HashSet<>())
					.add(label.group(2)));
		}
	}

	/**
	 * Names of the metrics.
	 * @return the names
	 */
	public Set<String> names() {
		return Set.copyOf(this.metrics.keySet());
	}

	/**
	 * Whether there is such a metric.
	 * @param metric its name
	 * @return whether it is exported
	 */
	public boolean has(String metric) {
		return this.metrics.containsKey(metric);
	}

	/**
	 * Whether a metric has such a label.
	 * @param metric the metric
	 * @param label the label
	 * @return whether any sample has it
	 */
	public boolean hasLabel(String metric, String label) {
		return this.metrics.getOrDefault(metric, Map.of()).containsKey(label);
	}

	/**
	 * Whether a label has such a value.
	 * @param metric the metric
	 * @param label the label
	 * @param value the value
	 * @return whether any sample has it
	 */
	public boolean hasValue(String metric, String label, String value) {
		return this.metrics.getOrDefault(metric, Map.of()).getOrDefault(label, Set.of()).contains(value);
	}

}
