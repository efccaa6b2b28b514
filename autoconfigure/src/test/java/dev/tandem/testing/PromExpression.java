package dev.tandem.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A PromQL expression that is evaluated over two scrapes of an application, as Prometheus
 * would over the time between them. It knows what the alert rules use and refuses
 * anything else. A series that the first scrape does not have has no rate.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">Querying
 * Prometheus</a>
 */
public final class PromExpression {

	private static final Pattern TOKEN = Pattern
		.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*\\]|[a-zA-Z_][\\w:]*|[0-9.]+|=~|!~|!=|==|>=|<=|\\S");

	private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Set<String> AGGREGATIONS = Set.of("sum", "max", "min");

	private static final Map<String, DoubleBinaryOperator> ARITHMETIC = Map.of("*", (one, other) -> one * other, "/",
			(one, other) -> one / other);

	private final List<String> tokens;

	private Map<Series, Double> before = Map.of();

	private Map<Series, Double> after = Map.of();

	private double seconds;

	private int position;

	/**
	 * Read an expression.
	 * @param text the expression
	 */
	public PromExpression(String text) {
		this.tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
	}

	/**
	 * Evaluate the expression.
	 * @param first an earlier scrape, in Prometheus' text format
	 * @param second a later scrape
	 * @param between the time between them
	 * @return values by labels; a rule fires for each
	 */
	public Map<Map<String, String>, Double> evaluate(String first, String second, Duration between) {
		this.before = read(first);
		this.after = read(second);
		this.seconds = between.toMillis() / 1000.0;
		this.position = 0;
		Value value = alternatives();
		if (this.position < this.tokens.size()) {
			throw new AssertionError("Not understood: " + this.tokens.subList(this.position, this.tokens.size()));
		}
		return value.vector();
	}

	private static Map<Series, Double> read(String scrape) {
		Map<Series, Double> samples = new LinkedHashMap<>();
		scrape.lines().filter((line) -> !line.startsWith("#")).forEach((line) -> {
			Matcher sample = SAMPLE.matcher(line);
			if (!sample.matches()) {
				throw new AssertionError("Not a sample: " + line);
			}
			Map<String, String> labels = new HashMap<>();
			if (sample.group(2) != null) {
				LABEL.matcher(sample.group(2)).results().forEach((label) -> labels.put(label.group(1), label.group(2)));
			}
			samples.put(new Series(sample.group(1), labels), number(sample.group(3)));
		});
		return samples;
	}

	private static double number(String text) {
		return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
	}

	private Value alternatives() {
		Value value = comparison();
		while (is("or")) {
			next();
			Map<Map<String, String>, Double> all = new LinkedHashMap<>(comparison().vector());
			all.putAll(value.vector());
			value = new Value(all, Double.NaN);
		}
		return value;
	}

	private Value comparison() {
		Value value = product();
		while (is(">") || is("==")) {
			boolean greater = next().equals(">");
			Set<String> on = matching();
			value = join(value, product(), on, true, (one, other) -> one,
					(one, other) -> greater ? one > other : one == other);
		}
		return value;
	}

	private Value product() {
		Value value = operand();
		while (is("*") || is("/")) {
			DoubleBinaryOperator operator = Objects.requireNonNull(ARITHMETIC.get(next()));
			Set<String> on = matching();
			value = join(value, operand(), on, false, operator, (one, other) -> true);
		}
		return value;
	}

	/**
	 * Labels that two sides are joined by, a star for all.
	 */
	private Set<String> matching() {
		if (!is("on")) {
			return Set.of("*");
		}
		next();
		return labels();
	}

	private static Value join(Value left, Value right, Set<String> on, boolean keepLeft, DoubleBinaryOperator result,
			Condition condition) {
		if (left.isScalar() && right.isScalar()) {
			return new Value(Map.of(), result.applyAsDouble(left.scalar(), right.scalar()));
		}
		Map<Map<String, String>, Double> joined = new LinkedHashMap<>();
		Value many = left.isScalar() ? right : left;
		many.vector().forEach((labels, value) -> {
			Double leftValue = left.isScalar() ? Double.valueOf(left.scalar()) : value;
			Double rightValue = right.isScalar() ? Double.valueOf(right.scalar())
					: left.isScalar() ? value : right.at(only(labels, on), on);
			if (rightValue != null && condition.holds(leftValue, rightValue)) {
				joined.put((keepLeft || left.isScalar() || right.isScalar()) ? labels : only(labels, on),
						result.applyAsDouble(leftValue, rightValue));
			}
		});
		return new Value(joined, Double.NaN);
	}

	private static Map<String, String> only(Map<String, String> labels, Set<String> names) {
		return names.contains("*") ? labels
				: labels.entrySet()
					.stream()
					.filter((label) -> names.contains(label.getKey()))
					.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private Value operand() {
		String token = next();
		if (token.equals("(")) {
			Value value = alternatives();
			expect(")");
			return value;
		}
		if (Character.isDigit(token.charAt(0))) {
			return new Value(Map.of(), Double.parseDouble(token));
		}
		if (AGGREGATIONS.contains(token)) {
			return aggregate(token);
		}
		if (is("(")) {
			return function(token);
		}
		return vector(select(token), this.after);
	}

	private Value aggregate(String kind) {
		expect("by");
		Set<String> labels = labels();
		expect("(");
		Value value = alternatives();
		expect(")");
		BinaryOperator<Double> merge = switch (kind) {
			case "sum" -> Double::sum;
			case "max" -> Math::max;
			default -> Math::min;
		};
		Map<Map<String, String>, Double> groups = new LinkedHashMap<>();
		value.vector().forEach((all, number) -> groups.merge(only(all, labels), number, merge));
		return new Value(groups, Double.NaN);
	}

	private Value function(String name) {
		expect("(");
		Value value = switch (name) {
			case "rate" -> rate(range());
			case "max_over_time" -> {
				Selector selector = range();
				Map<Map<String, String>, Double> highest = new LinkedHashMap<>(vector(selector, this.before).vector());
				vector(selector, this.after).vector()
					.forEach((labels, number) -> highest.merge(labels, number, Math::max));
				yield new Value(highest, Double.NaN);
			}
			case "histogram_quantile" -> {
				double quantile = operand().scalar();
				expect(",");
				yield quantile(quantile, alternatives().vector());
			}
			default -> throw new AssertionError("No function " + name);
		};
		expect(")");
		return value;
	}

	private Value rate(Selector selector) {
		Map<Map<String, String>, Double> earlier = vector(selector, this.before).vector();
		Map<Map<String, String>, Double> rates = new LinkedHashMap<>();
		vector(selector, this.after).vector().forEach((labels, number) -> {
			Double was = earlier.get(labels);
			if (was != null) {
				rates.put(labels, (number - was) / this.seconds);
			}
		});
		return new Value(rates, Double.NaN);
	}

	/**
	 * As Prometheus does: a value within a bucket is where its rank is, one above the
	 * last bound is that bound.
	 */
	private static Value quantile(double quantile, Map<Map<String, String>, Double> vector) {
		Map<Map<String, String>, List<Bucket>> histograms = new LinkedHashMap<>();
		vector.forEach((labels, count) -> {
			Map<String, String> group = new HashMap<>(labels);
			double bound = number(Objects.requireNonNull(group.remove("le")));
			histograms.computeIfAbsent(group, (none) -> new ArrayList<>()).add(new Bucket(bound, count));
		});
		Map<Map<String, String>, Double> quantiles = new LinkedHashMap<>();
		histograms.forEach((labels, buckets) -> {
			buckets.sort(Comparator.comparingDouble(Bucket::bound));
			quantiles.put(labels, quantile(quantile, buckets));
		});
		return new Value(quantiles, Double.NaN);
	}

	private static double quantile(double quantile, List<Bucket> buckets) {
		Bucket last = buckets.get(buckets.size() - 1);
		if (buckets.size() < 2 || last.bound() != Double.POSITIVE_INFINITY || last.count() == 0) {
			return Double.NaN;
		}
		double rank = quantile * last.count();
		int index = 0;
		while (index < buckets.size() - 1 && buckets.get(index).count() < rank) {
			index++;
		}
		if (index == buckets.size() - 1) {
			return buckets.get(index - 1).bound();
		}
		double start = (index > 0) ? buckets.get(index - 1).bound() : 0;
		double below = (index > 0) ? buckets.get(index - 1).count() : 0;
		Bucket bucket = buckets.get(index);
		return start + (bucket.bound() - start) * (rank - below) / (bucket.count() - below);
	}

	private Selector range() {
		Selector selector = select(next());
		if (!next().startsWith("[")) {
			throw new AssertionError("No range: " + this.tokens);
		}
		return selector;
	}

	private Selector select(String metric) {
		List<LabelMatcher> matchers = new ArrayList<>();
		if (is("{")) {
			next();
			while (!is("}")) {
				String label = next();
				if (!label.equals(",")) {
					String operator = next();
					String quoted = next();
					matchers.add(new LabelMatcher(label, operator, quoted.substring(1, quoted.length() - 1)));
				}
			}
			next();
		}
		return new Selector(metric, matchers);
	}

	private static Value vector(Selector selector, Map<Series, Double> samples) {
		Map<Map<String, String>, Double> vector = new LinkedHashMap<>();
		samples.forEach((series, value) -> {
			if (selector.selects(series)) {
				vector.put(series.labels(), value);
			}
		});
		return new Value(vector, Double.NaN);
	}

	private Set<String> labels() {
		Set<String> labels = new HashSet<>();
		expect("(");
		while (!is(")")) {
			String label = next();
			if (!label.equals(",")) {
				labels.add(label);
			}
		}
		next();
		return labels;
	}

	private boolean is(String expected) {
		return this.position < this.tokens.size() && this.tokens.get(this.position).equals(expected);
	}

	private void expect(String expected) {
		String token = next();
		if (!token.equals(expected)) {
			throw new AssertionError("Expected %s and not %s in %s".formatted(expected, token, this.tokens));
		}
	}

	private String next() {
		return this.tokens.get(this.position++);
	}

	private interface Condition {

		boolean holds(double one, double other);

	}

	private record Series(String metric, Map<String, String> labels) {
	}

	private record Bucket(double bound, double count) {
	}

	private record Selector(String metric, List<LabelMatcher> matchers) {

		boolean selects(Series series) {
			return series.metric().equals(this.metric)
					&& this.matchers.stream().allMatch((matcher) -> matcher.holds(series.labels()));
		}

	}

	/**
	 * A condition on a label.
	 */
	private record LabelMatcher(String label, String operator, String value) {

		boolean holds(Map<String, String> labels) {
			String actual = labels.getOrDefault(this.label, "");
			return switch (this.operator) {
				case "=" -> actual.equals(this.value);
				case "!=" -> !actual.equals(this.value);
				case "=~" -> actual.matches(this.value);
				case "!~" -> !actual.matches(this.value);
				default -> throw new AssertionError("No operator " + this.operator);
			};
		}

	}

	/**
	 * A vector, or a scalar.
	 */
	private record Value(Map<Map<String, String>, Double> vector, double scalar) {

		boolean isScalar() {
			return !Double.isNaN(this.scalar);
		}

		@Nullable Double at(Map<String, String> labels, Set<String> on) {
			return this.vector.entrySet()
				.stream()
				.filter((entry) -> only(entry.getKey(), on).equals(labels))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
		}

	}

}
