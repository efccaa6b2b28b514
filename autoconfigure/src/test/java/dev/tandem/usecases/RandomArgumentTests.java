package dev.tandem.usecases;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.CallOptions;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;
import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever names and values a call is given, the server receives these and nothing else:
 * by {@link URI}, by the rules of the WHATWG as Spring has them, by Spring's encoder and
 * as servers read forms.
 */
class RandomArgumentTests {

	private static final long SEED = 20_261_112;

	private static final int CALLS = 500;

	private static final int PARAMETERS = 20;

	private static final List<String> PIECES = Stream
		.concat(Stream.of("a", "b", "..", ".", "%2e", "%2F", "%5c", "%25", "%zz", "{a}", "{", "}", "\r\n",
				"&admin=true", "=x", "#", "key", "q[0]", "\u00FC", "\u4E2D", "\uD83D\uDE00", "\uFEFF", "\u200B",
				"\u0000", "\u007F", "\u0085", "\u2028"),
				" !\"#$%&'()*+,-./:;<=>?@[\\]^_`|~".chars().mapToObj(Character::toString))
		.toList();

	private static final List<String> PATH_PIECES = Stream
		.concat(PIECES.stream(),
				Stream.of("..", ".", "..", ".", "%2e", "%2E", "/", "/", "\\", "%2f", "%5C", "%25", "%252e", ";"))
		.toList();

	@TwinTest
	void serverReceivesWhatIsGivenAndNothingElse(Twin twin) {
		Random random = new Random(SEED);
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class), "api-key.value=k", "api-key.in=query",
						"api-key.name=the-key")) {
			for (int i = 0; i < CALLS; i++) {
				MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
				for (int j = 0; j < PARAMETERS; j++) {
					// Spring's own parser loses the equals sign after a name that is
					// none.
					String name = text(PIECES, random);
					given.add(name.isEmpty() ? "n" : name, text(PIECES, random));
				}
				String description = "seed %d, call %d, %s".formatted(SEED, i, given);
				query(twin, notes, server, i % 3, given).get();
				String target = server.requests().get(i).uri();
				String query = target.substring(target.indexOf('?') + 1);
				assertThat(query).as(description).isEqualTo(encoded(given) + "&the-key=k");
				assertThat(decoded(query)).as(description).isEqualTo(pairs(given));
				assertUnchanged(description, target);
			}
		}
	}

	private static Outcome<Note> query(Twin twin, NotesApplication notes, TestServer server, int way,
			MultiValueMap<String, String> given) {
		ArgumentApi api = notes.bean(ArgumentApi.class);
		BlockingArgumentApi blocking = notes.bean(BlockingArgumentApi.class);
		URI uri = server.uri().resolve("/there");
		return switch (way) {
			case 0 -> twin.call(() -> api.query(given), () -> blocking.query(given));
			case 1 -> twin.call(() -> api.at(uri, given, null), () -> blocking.at(uri, given, null));
			default -> {
				CallOptions options = CallOptions.none();
				for (Map.Entry<String, List<String>> entry : List.copyOf(given.entrySet())) {
					if (entry.getKey().isBlank()) {
						given.remove(entry.getKey());
					}
					else {
						options = options.withQuery(entry.getKey(), entry.getValue().toArray(String[]::new));
					}
				}
				CallOptions all = options;
				MultiValueMap<String, String> none = new LinkedMultiValueMap<>();
				yield twin.call(() -> api.at(uri, none, all), () -> blocking.at(uri, none, all));
			}
		};
	}

	@TwinTest
	void pathValueIsOneSegmentOrRefused(Twin twin) {
		Random random = new Random(SEED);
		int refused = 0;
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			for (int i = 0; i < 4 * CALLS; i++) {
				String value = text(PATH_PIECES, random);
				String description = "seed %d, call %d, %s".formatted(SEED, i, value);
				Outcome<Note> outcome = notes.get(twin, value);
				if (climbs(value)) {
					assertThat(outcome.failure(IllegalArgumentException.class)).as(description)
						.hasMessageContaining("'id'");
					refused++;
				}
				else {
					assertThat(outcome.get()).as(description).isEqualTo(Note.HELLO);
					String target = server.requests().get(i - refused).uri();
					assertThat(target).as(description)
						.isEqualTo("/notes/" + UriUtils.encode(value, StandardCharsets.UTF_8));
					assertUnchanged(description, target);
				}
			}
			assertThat(server.requests()).hasSize(4 * CALLS - refused);
		}
		assertThat(refused).isBetween(CALLS / 5, 3 * CALLS);
	}

	/**
	 * Whether a path with this value leads elsewhere after some decoding.
	 */
	private static boolean climbs(String value) {
		String text = value;
		for (int i = 0; i < 8; i++) {
			for (String segment : text.split("[/\\\\]", -1)) {
				if (segment.replaceFirst("(?s);.*", "").matches("\\.{1,2}")) {
					return true;
				}
			}
			text = text.replaceAll("(?i)%2e", ".")
				.replaceAll("(?i)%2f", "/")
				.replaceAll("(?i)%5c", "\\\\")
				.replaceAll("(?i)%3b", ";");
			text = text.replaceAll("%25(?=\\p{XDigit}{2})", "%");
		}
		return false;
	}

	private static void assertUnchanged(String description, String target) {
		URI uri = URI.create("http://h" + target);
		UriComponents whatwg = UriComponentsBuilder.fromUriString("http://h" + target, ParserType.WHAT_WG).build();
		assertThat(whatwg.getHost()).as(description).isEqualTo("h");
		assertThat(whatwg.getPath()).as(description).isEqualTo(uri.getRawPath());
		assertThat(whatwg.getQuery()).as(description).isEqualTo(uri.getRawQuery());
		assertThat(uri.normalize()).as(description).hasToString("http://h" + target);
		assertThat(uri.getRawFragment()).as(description).isNull();
		assertThat(whatwg.getFragment()).as(description).isNull();
	}

	private static String text(List<String> pieces, Random random) {
		StringBuilder text = new StringBuilder();
		for (int count = random.nextInt(6); count > 0; count--) {
			text.append(pieces.get(random.nextInt(pieces.size())));
		}
		return text.toString();
	}

	private static String encoded(MultiValueMap<String, String> given) {
		return given.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue()
				.stream()
				.map((value) -> UriUtils.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
						+ UriUtils.encode(value, StandardCharsets.UTF_8)))
			.collect(Collectors.joining("&"));
	}

	private static List<List<String>> pairs(MultiValueMap<String, String> given) {
		List<List<String>> pairs = new ArrayList<>();
		given.forEach((name, values) -> values.forEach((value) -> pairs.add(List.of(name, value))));
		pairs.add(List.of("the-key", "k"));
		return pairs;
	}

	private static List<List<String>> decoded(String query) {
		return Stream.of(query.split("&", -1))
			.map((pair) -> Stream.of(pair.split("=", 2))
				.map((text) -> URLDecoder.decode(text, StandardCharsets.UTF_8))
				.toList())
			.toList();
	}

	@ImportApiClients(ArgumentApi.class)
	static class Setup {

	}

}
