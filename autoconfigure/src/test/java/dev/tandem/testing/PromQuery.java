package dev.tandem.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * As much of a PromQL query as is needed to know which metrics, labels and functions it
 * names. Of the grammar only what dashboards use is understood; anything else is refused
 * as an unknown metric or function.
 */
public final class PromQuery {

	private static final Pattern TOKEN = Pattern
		.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*\\]|[a-zA-Z_][\\w:]*|[0-9.]+|=~|!~|!=|==|>=|<=|\\S");

	private static final Set<String> FUNCTIONS = Set.of("sum", "max", "min", "rate", "increase", "histogram_quantile",
			"max_over_time");

	private static final Set<String> GROUPINGS = Set.of("by", "on", "ignoring", "group_left");

	private static final Set<String> OPERATORS = Set.of("and", "or", "unless");

	private final List<String> tokens;

	private final List<Selector> selectors = new ArrayList<>();

	private final List<Grouping> groupings = new ArrayList<>();

	private final Set<String> unknownFunctions = new HashSet<>();

	private int position;

	/**
	 * Read a query.
	 * @param text the query
	 */
	public PromQuery(String text) {
		this.tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
		while (this.position < this.tokens.size()) {
			read(next());
		}
	}

	private void read(String token) {
		if (!Character.isLetter(token.charAt(0)) || OPERATORS.contains(token)) {
			return;
		}
		if (GROUPINGS.contains(token)) {
			readGrouping(token);
		}
		else if (is("(") || is("by")) {
			if (!FUNCTIONS.contains(token)) {
				this.unknownFunctions.add(token);
			}
		}
		else {
			this.selectors.add(new Selector(this.position - 1, token, is("{") ? readMatchers() : List.of()));
		}
	}

	private void readGrouping(String kind) {
		Set<String> labels = new HashSet<>();
		if (is("(")) {
			next();
			while (!is(")")) {
				String label = next();
				if (!label.equals(",")) {
					labels.add(label);
				}
			}
			next();
		}
		this.groupings.add(new Grouping(labels, kind.equals("by") ? this.position : 0,
				kind.equals("by") ? closing(this.position) : this.tokens.size()));
	}

	private int closing(int opening) {
		int depth = 0;
		for (int i = opening; i < this.tokens.size(); i++) {
			depth += switch (this.tokens.get(i)) {
				case "(" -> 1;
				case ")" -> -1;
				default -> 0;
			};
			if (depth == 0) {
				return i;
			}
		}
		throw new AssertionError("Unbalanced: " + this.tokens);
	}

	private List<Matcher> readMatchers() {
		List<Matcher> matchers = new ArrayList<>();
		next();
		while (!is("}")) {
			String label = next();
			if (!label.equals(",")) {
				next();
				String value = next();
				matchers.add(new Matcher(label, List.of(value.substring(1, value.length() - 1).split("\\|"))));
			}
		}
		next();
		return matchers;
	}

	private boolean is(String expected) {
		return this.position < this.tokens.size() && this.tokens.get(this.position).equals(expected);
	}

	private String next() {
		return this.tokens.get(this.position++);
	}

	/**
	 * What is wrong with the query.
	 * @param exported the metrics that there are
	 * @return a line for each name that is not there
	 */
	public List<String> mistakes(PromScrape exported) {
		List<String> mistakes = new ArrayList<>();
		this.unknownFunctions.forEach((function) -> mistakes.add("no function " + function));
		if (this.selectors.isEmpty()) {
			mistakes.add("no metric");
		}
		for (Selector selector : this.selectors) {
			if (!exported.has(selector.metric())) {
				mistakes.add("no metric " + selector.metric());
				continue;
			}
			for (Matcher matcher : selector.matchers()) {
				if (!exported.hasLabel(selector.metric(), matcher.label())) {
					mistakes.add("no label %s of %s".formatted(matcher.label(), selector.metric()));
				}
				matcher.values()
					.stream()
					.filter((value) -> !value.startsWith("$"))
					.filter((value) -> !exported.hasValue(selector.metric(), matcher.label(), value))
					.forEach((value) -> mistakes.add("no value %s of %s".formatted(value, matcher.label())));
			}
			for (Grouping grouping : this.groupings) {
				if (grouping.from() <= selector.position() && selector.position() < grouping.to()) {
					grouping.labels()
						.stream()
						.filter((label) -> !exported.hasLabel(selector.metric(), label))
						.filter((label) -> grouping.from() > 0 || this.selectors.stream()
							.noneMatch((other) -> exported.hasLabel(other.metric(), label)))
						.forEach((label) -> mistakes.add("no label %s of %s".formatted(label, selector.metric())));
				}
			}
		}
		return mistakes;
	}

	/**
	 * Whether its result has a label.
	 * @param label the label
	 * @return whether it is grouped by it
	 */
	public boolean isGroupedBy(String label) {
		return this.groupings.stream().anyMatch((grouping) -> grouping.from() > 0 && grouping.labels().contains(label));
	}

	private record Selector(int position, String metric, List<Matcher> matchers) {
	}

	private record Matcher(String label, List<String> values) {
	}

	/**
	 * A list of labels, and the tokens that it is about; from 0 if it joins two sides.
	 */
	private record Grouping(Set<String> labels, int from, int to) {
	}

}
