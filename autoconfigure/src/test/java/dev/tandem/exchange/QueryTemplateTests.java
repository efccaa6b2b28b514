package dev.tandem.exchange;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.util.DefaultUriBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request goes to the address that Spring would have made.
 */
class QueryTemplateTests {

	private static final List<String> TEMPLATES = List.of("", "/", "/notes", "/notes/{id}", "notes", "/a//b", "/x?y=1",
			"/x?{q}={v}", "/x#f", "/ü {id}", "/{id:[0-9]+}/x");

	private static final List<String> NAMES = List.of("q", "page[size]", "a:b", "{x}", "a=b", "ü", "y", "", "a&b");

	private static final List<String> VALUES = List.of("1", "", "a b&c=d", "ü/?#", "{q}", "😀", "%20");

	@Test
	void addressIsTheSameAsSprings() {
		long seed = ThreadLocalRandom.current().nextLong();
		Random random = new Random(seed);
		QueryTemplate query = new QueryTemplate();
		for (int i = 0; i < 5_000; i++) {
			long request = random.nextLong();
			Object spring = address(request, (builder) -> {
			});
			assertThat(address(request, (builder) -> query.complete(builder, new Object[] { "q" })))
				.as("seed %d, request %d", seed, i)
				.isEqualTo(spring);
		}
	}

	private static Object address(long seed, Consumer<HttpRequestValues.Builder> completion) {
		Random random = new Random(seed);
		HttpRequestValues.Builder builder = HttpRequestValues.builder()
			.setHttpMethod(HttpMethod.GET)
			.setUriTemplate(any(TEMPLATES, random))
			.setUriVariable("id", "7")
			.setUriVariable("q", "name")
			.setUriVariable("v", "value");
		for (int count = random.nextInt(4); count > 0; count--) {
			builder.addRequestParameter(any(NAMES, random), any(VALUES, random));
		}
		completion.accept(builder);
		try {
			HttpRequestValues values = builder.build();
			String template = Objects.requireNonNull(values.getUriTemplate());
			return new DefaultUriBuilderFactory("https://h/v1").expand(template, values.getUriVariables());
		}
		catch (IllegalArgumentException ex) {
			return ex.toString();
		}
	}

	private static String any(List<String> all, Random random) {
		return all.get(random.nextInt(all.size()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/notes", "/notes/{id}", "/" })
	void templateOfAPathIsCompleted(String path) {
		HttpRequestValues.Builder builder = HttpRequestValues.builder().setUriTemplate(path);
		builder.addRequestParameter("q", "1", "2").addRequestParameter("r", "3");
		new QueryTemplate().complete(builder, new Object[] { "1" });
		assertThat(builder.getUriTemplate()).isEqualTo(path
				+ "?{queryParam-q}={queryParam-q[0]}&{queryParam-q}={queryParam-q[1]}&{queryParam-r}={queryParam-r[0]}");
	}

	@Test
	void parametersOfAFormAreItsBody() {
		HttpRequestValues.Builder builder = HttpRequestValues.builder()
			.setUriTemplate("/notes")
			.setContentType(MediaType.APPLICATION_FORM_URLENCODED)
			.addRequestParameter("q", "1");
		new QueryTemplate().complete(builder, new Object[] { "1" });
		assertThat(builder.build().getBodyValue()).hasToString("{q=[1]}");
	}

}
