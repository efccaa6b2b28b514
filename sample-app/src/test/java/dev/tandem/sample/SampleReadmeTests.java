package dev.tandem.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the sample's README to its endpoints.
 */
@SampleTest
class SampleReadmeTests {

	@Test
	void readmeNamesEachPathWhichBothTwinsHave(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping)
			throws IOException {
		Set<String> blocking = paths(requestMappingHandlerMapping, "/blocking");
		assertThat(blocking).hasSizeGreaterThan(30).isEqualTo(paths(requestMappingHandlerMapping, "/reactive"));
		String readme = Files.readString(Path.of("README.md"));
		assertThat(blocking.stream().filter((path) -> !readme.contains("`" + path + "`"))).isEmpty();
	}

	private static Set<String> paths(RequestMappingHandlerMapping mapping, String style) {
		return mapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((info) -> info.getPatternValues().stream())
			.filter((path) -> path.startsWith(style + "/"))
			.map((path) -> path.substring(style.length()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
