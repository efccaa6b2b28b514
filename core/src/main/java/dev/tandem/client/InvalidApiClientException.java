package dev.tandem.client;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Clients or definitions are configured in a way that cannot work. Names the problem and
 * the remedy of each mistake that was found.
 */
public final class InvalidApiClientException extends RuntimeException {

	private final List<Mistake> mistakes;

	public InvalidApiClientException(String problem, String remedy) {
		this(problem, remedy, null);
	}

	public InvalidApiClientException(String problem, String remedy, @Nullable Throwable cause) {
		this(List.of(new Mistake(problem, remedy)), cause);
	}

	/**
	 * Report several mistakes at once.
	 * @param mistakes the mistakes, at least one
	 * @param cause cause of the only one
	 */
	public InvalidApiClientException(List<Mistake> mistakes, @Nullable Throwable cause) {
		super(text(mistakes,
				(mistake) -> mistake.problem() + (mistake.problem().endsWith(".") ? " " : ". ") + mistake.remedy()),
				cause);
		this.mistakes = List.copyOf(mistakes);
	}

	public List<Mistake> mistakes() {
		return this.mistakes;
	}

	/**
	 * What is wrong, without what to do.
	 */
	public String problem() {
		return text(this.mistakes, Mistake::problem);
	}

	private static String text(List<Mistake> mistakes, Function<Mistake, String> line) {
		return (mistakes.size() == 1) ? line.apply(mistakes.get(0)) : "%d settings are invalid:%n%n%s"
			.formatted(mistakes.size(), numbered(mistakes.stream().map(line).toList()));
	}

	public String remedy() {
		return (this.mistakes.size() == 1) ? this.mistakes.get(0).remedy()
				: numbered(this.mistakes.stream().map(Mistake::remedy).toList());
	}

	private static String numbered(List<String> lines) {
		return IntStream.range(0, lines.size())
			.mapToObj((i) -> "%d. %s".formatted(i + 1, lines.get(i)))
			.collect(Collectors.joining(System.lineSeparator()));
	}

	/**
	 * One mistake.
	 *
	 * @param problem what is wrong
	 * @param remedy what to do
	 */
	public record Mistake(String problem, String remedy) {
	}

}
