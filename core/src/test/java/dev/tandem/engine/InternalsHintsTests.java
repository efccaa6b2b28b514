package dev.tandem.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InternalsHints}.
 */
class InternalsHintsTests {

	private static final Pattern READ = Pattern.compile("Internals\\s*\\.(?:value|required)\\([^\"]*?\"(\\w+)\"");

	@Test
	void fieldsThatAreReadAreKept() throws Exception {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter(InternalsHints.class::isInstance)
			.forEach((registrar) -> registrar.registerHints(hints, null));
		for (String type : InternalsHints.FIELDS.keySet()) {
			for (String field : InternalsHints.FIELDS.get(type)) {
				assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(Class.forName(type), field))
					.accepts(hints);
			}
		}
		Set<String> kept = new TreeSet<>();
		InternalsHints.FIELDS.values().forEach(kept::addAll);
		assertThat(kept).isEqualTo(read());
	}

	/**
	 * Names of fields in the sources of the package.
	 */
	private static Set<String> read() throws IOException {
		Set<String> names = new TreeSet<>();
		try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/tandem"))) {
			for (Path source : sources.filter(Files::isRegularFile).toList()) {
				READ.matcher(Files.readString(source)).results().forEach((match) -> names.add(match.group(1)));
			}
		}
		return names;
	}

}
