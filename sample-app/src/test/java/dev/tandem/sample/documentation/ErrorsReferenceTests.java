package dev.tandem.sample.documentation;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.ApiException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference page of exceptions names each of them.
 */
class ErrorsReferenceTests {

	private static final Page PAGE = new Page("docs/reference/errors.md");

	@Test
	void pageHasEachDeadlineAndReason() {
		assertThat(firstCells("[A-Z_]+")).containsExactlyInAnyOrderElementsOf(Stream
			.concat(Stream.of(ApiTimeoutException.Deadline.values()), Stream.of(ApiRejectedException.Reason.values()))
			.map(Enum::name)
			.toList());
	}

	@Test
	void pageHasEachException() {
		assertThat(firstCells("Api\\w+")).containsExactlyInAnyOrderElementsOf(
				Stream.concat(Stream.of(ApiException.class), Stream.of(ApiException.class.getPermittedSubclasses()))
					.map(Class::getSimpleName)
					.toList());
		assertThat(Stream.of(ApiResponseException.class.getDeclaredClasses())
			.filter((type) -> Modifier.isPublic(type.getModifiers())
					&& ApiResponseException.class.isAssignableFrom(type))
			.map(Class::getSimpleName)).isNotEmpty().allMatch((name) -> PAGE.text().contains("`" + name + "`"));
	}

	private static List<String> firstCells(String content) {
		return Pattern.compile("^\\| `(" + content + ")` ", Pattern.MULTILINE)
			.matcher(PAGE.text())
			.results()
			.map((MatchResult cell) -> cell.group(1))
			.toList();
	}

}
