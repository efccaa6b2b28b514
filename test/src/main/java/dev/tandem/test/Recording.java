package dev.tandem.test;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Where the recording of a test is, and what is said of it.
 *
 * @param client name of the client
 * @param file the file, which may not exist yet
 */
record Recording(String client, Path file) {

	private static final String TEST = "org.junit.platform.commons.annotation.Testable";

	static List<RecordedClient> annotations(Class<?> testClass) {
		return MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
			.withEnclosingClasses(TestContextAnnotationUtils::searchEnclosingClass)
			.from(testClass)
			.stream(RecordedClient.class)
			.map(MergedAnnotation::synthesize)
			.toList();
	}

	static Recording of(TestContext testContext, RecordedClient annotation) {
		Class<?> testClass = testContext.getTestClass();
		String name = testClass.getName().substring(testClass.getPackageName().length() + 1).replace('$', '.');
		return new Recording(annotation.value(), Path.of(annotation.directory(), name,
				name(testContext.getTestMethod(), testClass) + "." + annotation.value() + ".json"));
	}

	/**
	 * The name of a test method, with the types of its parameters if another test has the
	 * same name.
	 */
	private static String name(Method test, Class<?> testClass) {
		boolean overloaded = Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(testClass))
			.anyMatch((other) -> other.getName().equals(test.getName())
					&& !Arrays.equals(other.getParameterTypes(), test.getParameterTypes())
					&& MergedAnnotations.from(other).isPresent(TEST));
		return overloaded ? Stream.of(test.getParameterTypes())
			.map((type) -> "-" + type.getSimpleName().replace("[]", "Array"))
			.collect(Collectors.joining("", test.getName(), "")) : test.getName();
	}

	/**
	 * What to do when there is no recording, or it is stale.
	 */
	String remedy() {
		return "record it by running the test with -D%s=%s".formatted(RecordMode.PROPERTY, this.client);
	}

	/**
	 * A test replays this recording.
	 * @param recordedAt when it was recorded
	 */
	void replayedBy(TestContext testContext, @Nullable LocalDate recordedAt) {
		testContext.setAttribute(attribute(this.client), " The recording %s%s is stale: %s.".formatted(this.file,
				(recordedAt != null) ? " of " + recordedAt : "", remedy()));
	}

	/**
	 * What is said of a request that a recording does not have.
	 */
	static String hint(TestContext testContext, String client) {
		Object hint = testContext.getAttribute(attribute(client));
		return (hint != null) ? hint.toString() : "";
	}

	private static String attribute(String client) {
		return Recording.class.getName() + "." + client;
	}

}
