package dev.tandem.uri;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Addresses are the same as Spring's.
 */
class BaseUrlUriBuilderFactoryTests {

	private static final int TEMPLATES = 20_000;

	private static final List<String> PIECES = List.of("/", "/", "/", "//", "notes", "a b", "%20", "%zz", "ü", "😀",
			"?", "?", "#", "&", "&", "=", "=", "+", ";v=1", ":", "@", "..", "{a}", "{a}", "{b}", "{b}", "{c}",
			"{q}={q[0]}", "{r}={r[0]}", "{q}={q[1]}", "{a:[0-9]{1,3}}", "{a:.*}", "{", "}", "{}", "$", "\\", "name",
			"name=", "q=1", "-.~0~.-", "-.~", "http://other:8080", "https://{a}.example.org", "http://u:p@h:{b}", "\"",
			"'", ",", "*");

	private static final List<Object> VALUES = Arrays.asList("1", "", "plain", "a b", "/", "../..", "?", "#", "&", "=",
			"%", "%20", "%zz", "+", "ü", "\u65e5\u672c", "😀", "\ud83d", "{b}", "{", "}", "$1", "\\", "q", "r", "name",
			"\r\n", "\u0000", "~._-", "a;b:c@d", "-.~0~.-", 7, 1.5, true, List.of("x", "y"), null,
			new String[] { "x", "y" }, List.of());

	private static final List<String> BASES = List.of("https://api.example.org", "http://localhost:8080/v1",
			"https://h/a%20b/%C3%BC", "http://[::1]:81/x");

	private static final List<String> VARIABLES = List.of("a", "b", "c", "q", "q[0]", "q[1]", "r", "r[0]");

	@Test
	void addressIsTheSameAsSprings() {
		long seed = ThreadLocalRandom.current().nextLong();
		Random random = new Random(seed);
		int addresses = 0;
		for (int i = 0; i < TEMPLATES; i++) {
			BaseUrlUriBuilderFactory factory = new BaseUrlUriBuilderFactory(URI.create(any(BASES, random)));
			StringBuilder text = new StringBuilder(random.nextInt(4) > 0 ? "/" : "");
			for (int pieces = random.nextInt(10); pieces > 0; pieces--) {
				text.append(any(PIECES, random));
			}
			String template = text.toString();
			for (int j = 0; j < 4; j++) {
				Map<String, @Nullable Object> values = values(random);
				Object spring = outcome(() -> factory.parse(template).build(values));
				assertThat(outcome(() -> factory.expand(template, values)))
					.as("template %s, values %s, seed %d", template, values, seed)
					.isEqualTo(spring);
				assertThat(outcome(() -> factory.uriString(template).toUriString()))
					.isEqualTo(outcome(() -> factory.parse(template).toUriString()));
				addresses += (spring instanceof URI) ? 1 : 0;
			}
		}
		assertThat(addresses).isGreaterThan(TEMPLATES);
	}

	private static Map<String, @Nullable Object> values(Random random) {
		Map<String, @Nullable Object> values = new HashMap<>();
		for (String variable : VARIABLES) {
			if (random.nextInt(40) > 0) {
				values.put(variable, any(VALUES, random));
			}
		}
		return values;
	}

	@SuppressWarnings("NullAway") // outside its JSpecify mode it sees no type arguments
	private static <T extends @Nullable Object> T any(List<T> all, Random random) {
		return all.get(random.nextInt(all.size()));
	}

	private static Object outcome(Supplier<?> address) {
		try {
			return address.get();
		}
		catch (RuntimeException ex) {
			return ex.toString();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/notes", "notes/{a}", "/notes/{a}/x?b={b}", "?{q}={q[0]}&{q}={q[1]}",
			"/{a:\\d+}?x=1&{q}={q[0]}#{b}", "/ü/{a}", "https://other/{a}" })
	void usualTemplateIsCompiled(String template) {
		BaseUrlUriBuilderFactory factory = new BaseUrlUriBuilderFactory(URI.create("https://h/v1"));
		CompiledTemplate compiled = CompiledTemplate.of(() -> factory.parse(template));
		Map<String, String> values = Map.of("a", "1", "b", "ü", "q", "q", "q[0]", "/", "q[1]", "");
		assertThat(compiled.expand(values)).isEqualTo(factory.parse(template).build(values).toString());
	}

	@Test
	void builderGoesOnAsSpringsDoes() {
		BaseUrlUriBuilderFactory factory = new BaseUrlUriBuilderFactory(URI.create("https://h/v1"));
		List<UnaryOperator<UriBuilder>> steps = List.of((builder) -> builder.scheme("http"),
				(builder) -> builder.userInfo("u"), (builder) -> builder.host("other"), (builder) -> builder.port(81),
				(builder) -> builder.port("82"), (builder) -> builder.path("/more"),
				(builder) -> builder.replacePath("/less"), (builder) -> builder.pathSegment("a b", "c"),
				(builder) -> builder.query("x=1"), (builder) -> builder.replaceQuery("y=2"),
				(builder) -> builder.queryParam("z", 3, 4), (builder) -> builder.queryParam("z", List.of("5")),
				(builder) -> builder.queryParamIfPresent("i", Optional.of(6)),
				(builder) -> builder.queryParams(new LinkedMultiValueMap<>(Map.of("m", List.of("7")))),
				(builder) -> builder.replaceQueryParam("b", 8),
				(builder) -> builder.replaceQueryParam("b", List.of("9")),
				(builder) -> builder.replaceQueryParams(new LinkedMultiValueMap<>(Map.of("n", List.of("10")))),
				(builder) -> builder.fragment("f"));
		for (UnaryOperator<UriBuilder> step : steps) {
			UriBuilder builder = factory.uriString("/notes/{a}?b=c");
			UriBuilder spring = step.apply(factory.parse("/notes/{a}?b=c"));
			for (UriBuilder changed : List.of(step.apply(builder), builder)) {
				assertThat(changed.build(Map.of("a", "ü"))).isEqualTo(spring.build(Map.of("a", "ü")));
				assertThat(changed.build("ü")).isEqualTo(spring.build("ü"));
				assertThat(changed.toUriString()).isEqualTo(spring.toUriString());
			}
		}
	}

	/**
	 * Spring's own factory is the oracle where it does not encode the base URL again.
	 */
	@Test
	void addressUnderAPlainBaseUrlIsTheSameAsThatOfSpringsFactory() {
		Map<String, String> values = Map.of("a", "../1", "q", "n&", "q[0]", "v");
		for (String base : List.of("https://h", "https://h/v1", "http://[::1]:81/x/y")) {
			BaseUrlUriBuilderFactory factory = new BaseUrlUriBuilderFactory(URI.create(base));
			DefaultUriBuilderFactory spring = new DefaultUriBuilderFactory(base);
			for (String template : List.of("", "/notes/{a}", "?{q}={q[0]}", "#{a}", "https://{a}.example.org/{a}",
					"/a//b")) {
				assertThat(outcome(() -> factory.expand(template, values)))
					.isEqualTo(outcome(() -> spring.expand(template, values)));
				assertThat(factory.uriString(template).toUriString())
					.isEqualTo(spring.uriString(template).toUriString());
			}
			assertThat(factory.builder().path("/{a}").build("b")).isEqualTo(spring.builder().path("/{a}").build("b"));
		}
	}

	@Test
	void baseUrlStaysAsItIsWritten() {
		BaseUrlUriBuilderFactory factory = new BaseUrlUriBuilderFactory(URI.create("https://h/g%2Fp//x%7B"));
		assertThat(factory.builder().path("/{a}").build("%2F")).hasToString("https://h/g%2Fp//x%7B/%252F");
		assertThat(factory.builder().path("more").build()).hasToString("https://h/g%2Fp//x%7Bmore");
		assertThat(factory.builder().queryParam("q", "{a}").build("/")).hasToString("https://h/g%2Fp//x%7B?q=%2F");
		assertThat(factory.builder().replacePath("/{a}").build("-.~base~.-")).hasToString("https://h/-.~base~.-");
		assertThat(factory.uriString("/{a}").host("other").build("1")).hasToString("https://other/g%2Fp//x%7B/1");
		assertThat(factory.uriString("/{a}").toUriString()).isEqualTo("https://h/g%2Fp//x%7B/{a}");
		assertThat(factory.uriString("/{a}").path("/b").toUriString()).isEqualTo("https://h/g%2Fp//x%7B/{a}/b");
		assertThat(factory.expand("https://other/{a}", "1")).hasToString("https://other/1");
		assertThat(factory.expand("https://other/{a}", Map.of("a", "-.~base~.-")))
			.hasToString("https://other/-.~base~.-");
	}

	@ParameterizedTest
	@CsvSource({ "notes,https://h/v1/notes", "/notes,https://h/v1/notes", "'',https://h/v1", "?a=1,https://h/v1?a=1" })
	void templateIsAppendedAsSegments(String template, String address) {
		BaseUrlUriBuilderFactory factory = new BaseUrlUriBuilderFactory(URI.create("https://h/v1"));
		assertThat(factory.expand(template, Map.of())).hasToString(address);
	}

}
