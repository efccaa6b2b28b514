package dev.tandem.engine;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import dev.tandem.ApiOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

	private static final ApiOperation OPERATION = new ApiOperation("notes", "NoteApi#get", HttpMethod.GET, "/notes");

	private static final List<String> TEMPLATES = List.of("", "/", "/notes", "/notes/{id}", "notes", "/a//b", "/x?y=1",
			"/x?{q}={v}", "/x#f", "/ü {id}", "/{id:[0-9]+}/x");

	private static final List<String> NAMES = List.of("q", "page[size]", "a:b", "ü", "y", "", "a b", "a+b", "a;b");

	private static final List<String> VALUES = List.of("1", "", "a b&c=d", "ü/?#", "{q}", "😀", "%20");

	@Test
	void addressIsTheSameAsSprings() {
		long seed = ThreadLocalRandom.current().nextLong();
		Random random = new Random(seed);
		QueryTemplate query = new QueryTemplate(OPERATION);
		for (int i = 0; i < 5_000; i++) {
			long request = random.nextLong();
			Object spring = address(request, (builder) -> {
			});
			assertThat(address(request, (builder) -> query.complete(builder, null, Map.of())))
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
	@CsvSource(delimiter = '|', textBlock = """
			a&admin=true&b | a%26admin%3Dtrue%26b
			a=b            | a%3Db
			#              | %23
			{}             | %7B%7D
			{id}           | %7Bid%7D
			}{             | %7D%7B
			a]={queryParam-a | a%5D%3D%7BqueryParam-a
			?              | %3F
			%26            | %2526
			{id:.*}        | %7Bid%3A.%2A%7D
			""")
	void nameIsAsOpaqueAsAValue(String name, String encoded) {
		for (String template : List.of("", "/notes/{id}", "/x?y=1", "/x#f", "x?y=1&#f")) {
			HttpRequestValues.Builder builder = HttpRequestValues.builder()
				.setUriTemplate(template)
				.setUriVariable("id", "7")
				.addRequestParameter("a", "first")
				.addRequestParameter(name, "v", "{id}")
				.addRequestParameter("a[0]", "last");
			new QueryTemplate(OPERATION).complete(builder, null, Map.of());
			HttpRequestValues values = builder.build();
			assertThat(new DefaultUriBuilderFactory("https://h/v1")
				.expand(Objects.requireNonNull(values.getUriTemplate()), values.getUriVariables())
				.getRawQuery())
				.isEqualTo((template.contains("?") ? "y=1&" : "")
						+ "a=first&%s=v&%s=%%7Bid%%7D&a%%5B0%%5D=last".formatted(encoded, encoded));
		}
	}

	@Test
	void addressAmongTheArgumentsIsCompletedAsItIsWritten() {
		for (String address : List.of("http://h/a//b/%2F?x=%2f+1#f", "http://h/a//b/%2F?x=%2f+1&#f")) {
			HttpRequestValues.Builder builder = HttpRequestValues.builder()
				.setUri(URI.create(address))
				.addRequestParameter("a&b", "1+1");
			new QueryTemplate(OPERATION).complete(builder, URI.create(address), Map.of("o#", List.of("é")));
			assertThat(builder.build().getUri()).hasToString("http://h/a//b/%2F?x=%2f+1&a%26b=1%2B1&o%23=%C3%A9#f");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/notes", "/notes/{id}", "/" })
	void templateOfAPathIsCompleted(String path) {
		HttpRequestValues.Builder builder = HttpRequestValues.builder().setUriTemplate(path);
		builder.addRequestParameter("q", "1", "2").addRequestParameter("r", "3");
		new QueryTemplate(OPERATION).complete(builder, null, Map.of());
		assertThat(builder.getUriTemplate()).isEqualTo(path
				+ "?{queryParam-q}={queryParam-q[0]}&{queryParam-q}={queryParam-q[1]}&{queryParam-r}={queryParam-r[0]}");
	}

	@Test
	void parametersOfAFormAreItsBody() {
		HttpRequestValues.Builder builder = HttpRequestValues.builder()
			.setUriTemplate("/notes")
			.setContentType(MediaType.APPLICATION_FORM_URLENCODED)
			.addRequestParameter("q", "1");
		new QueryTemplate(OPERATION).complete(builder, null, Map.of());
		assertThat(builder.build().getBodyValue()).hasToString("{q=[1]}");
	}

	@Test
	void fieldsOfAFormWithCharsetAreInNoUrl() {
		HttpRequestValues.Builder builder = HttpRequestValues.builder()
			.setHttpMethod(HttpMethod.POST)
			.setUriTemplate("/notes")
			.setContentType(MediaType.parseMediaType("application/x-www-form-urlencoded;charset=UTF-8"))
			.addRequestParameter("password", "p4ss");
		new QueryTemplate(OPERATION).complete(builder, null, Map.of("view", List.of("full")));
		HttpRequestValues values = builder.build();
		assertThat(values.getUriTemplate()).isEqualTo("/notes");
		assertThat(values.getUriVariables()).isEmpty();
		assertThat(RequestCheck.refusal(values, OPERATION)).hasMessage("The form of NoteApi#get cannot be sent: its "
				+ "content type 'application/x-www-form-urlencoded;charset=UTF-8' has a parameter, so its fields would "
				+ "be in the URL. Leave the parameter out.");
	}

	@Test
	void queryOfAGetWithContentTypeOfAFormIsInTheUrl() {
		HttpRequestValues.Builder builder = HttpRequestValues.builder()
			.setHttpMethod(HttpMethod.GET)
			.setUriTemplate("/notes")
			.setContentType(MediaType.parseMediaType("application/x-www-form-urlencoded;charset=UTF-8"))
			.addRequestParameter("view", "full");
		new QueryTemplate(OPERATION).complete(builder, null, Map.of());
		assertThat(builder.getUriTemplate()).isEqualTo("/notes?{queryParam-view}={queryParam-view[0]}");
	}

	@Test
	void queryBesideABodyWithCharsetIsInTheUrl() {
		HttpRequestValues.Builder builder = HttpRequestValues.builder()
			.setHttpMethod(HttpMethod.POST)
			.setUriTemplate("/notes")
			.setContentType(MediaType.parseMediaType("application/x-www-form-urlencoded;charset=UTF-8"))
			.addRequestParameter("view", "full");
		builder.setBodyValue("a=1");
		new QueryTemplate(OPERATION).complete(builder, null, Map.of());
		assertThat(builder.getUriTemplate()).isEqualTo("/notes?{queryParam-view}={queryParam-view[0]}");
	}

}
