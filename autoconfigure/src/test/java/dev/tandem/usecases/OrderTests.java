package dev.tandem.usecases;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RawRequest;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Default headers, cookies and query parameters are sent in the order of the settings.
 */
class OrderTests {

	private static final List<String> NAMES = List.of("zulu", "yankee", "alpha", "x-ray", "mike", "bravo", "quebec",
			"delta", "november", "echo", "victor", "golf", "oscar", "hotel", "tango", "india");

	@TwinTest
	void defaultsAreSentInTheOrderOfTheSettings(Twin twin) {
		List<String> settings = new ArrayList<>();
		for (String kind : List.of("headers", "cookies", "query")) {
			NAMES.forEach((name) -> settings.add(kind + "." + name + "=1"));
		}
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), settings.toArray(String[]::new))) {
			notes.assertWorks(twin);
			RawRequest request = server.awaitRequest();
			assertThat(request.head().lines().map((line) -> line.replaceFirst(":.*", "")).filter(NAMES::contains))
				.containsExactlyElementsOf(NAMES);
			assertThat(request.header("Cookie"))
				.contains(NAMES.stream().map((name) -> name + "=1").collect(Collectors.joining("; ")));
			assertThat(request.target())
				.endsWith("?" + NAMES.stream().map((name) -> name + "=1").collect(Collectors.joining("&")));
		}
	}

}
