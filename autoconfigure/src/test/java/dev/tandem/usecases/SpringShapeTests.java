package dev.tandem.usecases;

import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.uri.ArgumentConversion;
import io.reactivex.rxjava3.core.Single;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.MultiValueMap;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.ApiVersionInserter;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Interfaces of the shapes that Spring tests its own HTTP services with are definitions:
 * in both styles, and through both twins, servers see the requests and callers the
 * results of Spring's own proxy.
 */
@SuppressWarnings("NullAway")
class SpringShapeTests {

	private static final String PATH = "/shapes";

	/**
	 * Headers that belong to a client and not to a call.
	 */
	private static final List<String> OF_THE_CLIENT = List.of("user-agent", "accept-encoding", "authorization", "host");

	private static final List<String> FRAMING = List.of("content-length", "transfer-encoding");

	private static final MultiValueMap<String, String> VALUES = MultiValueMap
		.fromMultiValue(Map.of("param1", List.of("value 1", "ü&=")));

	private final TestServer server = TestServer.start(SpringShapeTests::respond);

	private static Publisher<Void> respond(ReceivedRequest request, HttpServerResponse response) {
		return switch (request.path()) {
			case PATH + "/empty" -> response.status(204).send();
			case PATH + "/note" -> TestServer.json(response, Note.JSON);
			case PATH + "/notes" -> TestServer.json(response, "[%1$s,%1$s]".formatted(Note.JSON));
			case PATH + "/missing" -> TestServer.json(response, 404, "{\"title\":\"none\"}");
			default -> request.path().startsWith(PATH + "/note/") ? TestServer.json(response, request.body())
					: response.header("Content-Type", "text/plain").sendString(Mono.just("Hello!"));
		};
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@TwinTest
	void reactiveDefinitionIsCalledAsSpringDoes(Twin twin) {
		assertSame(twin, SpringReactiveApi.class, SpringReactiveApi.class, BlockingSpringReactiveApi.class);
	}

	@TwinTest
	void blockingDefinitionIsCalledAsSpringDoes(Twin twin) {
		assertSame(twin, SpringPlainApi.class, ReactiveSpringPlainApi.class, SpringPlainApi.class);
	}

	/**
	 * Once with a {@code WebClient} that Tandem goes past, and once with one that the
	 * application has customized.
	 */
	private void assertSame(Twin twin, Class<?> definition, Class<?> reactive, Class<?> blocking) {
		for (boolean customized : new boolean[] { false, true }) {
			ApiClientCustomizer customizer = (client, builder) -> customize(builder, customized);
			try (NotesApplication notes = NotesApplication.calling(this.server.uri(), (context) -> {
				context.register(Setup.class);
				context.registerBean(ApiClientCustomizer.class, () -> customizer);
			}, "spring.shapes=" + PATH)) {
				Class<?> type = (twin == Twin.REACTIVE) ? reactive : blocking;
				Object tandem = notes.bean(type);
				Object spring = spring(definition, customized);
				for (Method method : methods(definition, customized)) {
					for (@Nullable
					Object[] arguments : arguments(method.getName())) {
						assertSame(tandem, spring, method, arguments);
					}
				}
			}
		}
	}

	private void assertSame(Object tandem, Object spring, Method method, @Nullable Object[] arguments) {
		String description = method.getName() + Arrays.toString(arguments);
		int before = this.server.requests().size();
		Object own = result(() -> invoke(tandem, method, arguments));
		Object others = result(() -> invoke(spring, method, arguments));
		List<ReceivedRequest> requests = this.server.requests().subList(before, this.server.requests().size());
		assertThat(requests).as(description).hasSize(2);
		assertThat(shown(requests.get(0))).as(description).isEqualTo(shown(requests.get(1)));
		assertThat(own).as(description).isEqualTo(others);
	}

	/**
	 * A version is refused by a client that knows no way to send it.
	 */
	private static List<Method> methods(Class<?> definition, boolean customized) {
		return Arrays.stream(definition.getMethods())
			.filter((method) -> customized || !method.getName().equals("version"))
			.sorted(Comparator.comparing(Method::getName))
			.toList();
	}

	private @Nullable Object[][] arguments(String method) {
		UriBuilderFactory factory = new DefaultUriBuilderFactory(this.server.uri() + PATH + "/other");
		URI address = URI.create(this.server.uri() + PATH + "/other?a=%20b");
		HttpHeaders partHeaders = new HttpHeaders();
		partHeaders.add("X-Part", "2");
		MockMultipartFile file = new MockMultipartFile("ignored", "notes.json", "application/json",
				Note.JSON.getBytes(StandardCharsets.UTF_8));
		return switch (method) {
			case "attribute" -> new Object[][] { { "hello", null }, { "hello", 7 } };
			case "address" -> new Object[][] { { null, "a b" }, { address, "a b" } };
			case "factory" -> new Object[][] { { factory } };
			case "factoryWithValues" -> new Object[][] { { factory, "a/b", "c&d" } };
			case "addressBeforeFactory" -> new Object[][] { { address, factory } };
			case "method" ->
				new Object[][] { { HttpMethod.GET }, { HttpMethod.DELETE }, { HttpMethod.valueOf("REPORT") } };
			case "methodIfGiven" -> new Object[][] { { null }, { HttpMethod.OPTIONS } };
			case "form" -> new Object[][] { { VALUES } };
			case "formOfValues" -> new Object[][] { { "value 1", "ü&=" } };
			case "multipart" -> new Object[][] { { file, "test" } };
			case "parts" -> new Object[][] { { "part 1", new HttpEntity<>("part 2", partHeaders), "part 3" } };
			case "send" -> new Object[][] { { "text" }, { null } };
			case "sendLater" -> new Object[][] { { Note.HELLO } };
			case "sendMany" -> new Object[][] { { List.of(Note.HELLO, Note.HELLO) } };
			case "sendAdapted" -> new Object[][] { { Single.just(Note.HELLO) } };
			case "header" -> new Object[][] { { "1" } };
			case "headerOfObject" -> new Object[][] { { true }, { LocalDate.EPOCH } };
			case "headerOfList" -> new Object[][] { { List.of("test1", true, 3) } };
			case "headerOfArray" -> new Object[][] { { new Object[] { "test1", false, 3 } } };
			case "headerOfOptional", "headerByDefault" ->
				new Object[][] { { Optional.of("test") }, { Optional.of(true) }, { Optional.empty() } };
			case "headersOfMap" -> new Object[][] { { Map.of("X-A", Optional.of("1"), "X-B", Optional.empty()) } };
			case "headersOfManyValues" ->
				new Object[][] { { MultiValueMap.fromMultiValue(Map.of("X-A", List.of("1", "2"))) } };
			case "cookies" -> new Object[][] { { "1", List.of(2, 3), Map.of("more", "4") } };
			case "query" -> new Object[][] { { LocalDate.EPOCH, 7, "n", null, null },
					{ LocalDate.EPOCH, true, "n", "present", "given" } };
			case "queryOfMaps" -> new Object[][] { { Map.of("value", Optional.of("test")), VALUES } };
			case "pathOfMap" -> new Object[][] { { Map.of("a", "1/2", "b", 3) } };
			case "put", "patch" -> new Object[][] { { 7L, Note.HELLO } };
			case "report" -> new Object[][] { { 7, new Integer[] { 1, 2 } }, { 7, null } };
			default -> new Object[][] { {} };
		};
	}

	private Object spring(Class<?> definition, boolean customized) {
		WebClient.Builder builder = WebClient.builder().baseUrl(this.server.uri().toString());
		customize(builder, customized);
		return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(builder.build()))
			.conversionService(ArgumentConversion.create())
			.embeddedValueResolver((value) -> value.replace("${spring.shapes}", PATH))
			.build()
			.createClient(definition);
	}

	/**
	 * Attributes are sent as headers, so that the server sees them.
	 */
	private static void customize(WebClient.Builder builder, boolean customized) {
		if (customized) {
			builder.apiVersionInserter(ApiVersionInserter.useHeader("API-Version"))
				.filter((request,
						next) -> next.exchange(ClientRequest.from(request)
							.header("X-Attributes", request.attribute("greeting") + "," + request.attribute("level"))
							.build()));
		}
	}

	private static @Nullable Object invoke(Object target, Method definition, @Nullable Object[] arguments) {
		Method method = Arrays.stream(target.getClass().getMethods())
			.filter((candidate) -> candidate.getName().equals(definition.getName()) && !candidate.isBridge())
			.findFirst()
			.orElseThrow();
		@Nullable Object[] converted = new Object[arguments.length];
		for (int i = 0; i < arguments.length; i++) {
			Class<?> type = method.getParameterTypes()[i];
			converted[i] = (type == Mono.class) ? Mono.justOrEmpty(arguments[i])
					: (type == Flux.class) ? Flux.fromIterable((List<?>) arguments[i]) : arguments[i];
		}
		ReflectionUtils.makeAccessible(method);
		return ReflectionUtils.invokeMethod(method, target, converted);
	}

	/**
	 * A result, or what a failure says of the response.
	 */
	private static @Nullable Object result(Callable<@Nullable Object> call) {
		Outcome<Object> outcome = Twin.BLOCKING.call(Mono::empty, () -> shown(call.call()));
		if (outcome.thrown() instanceof ApiResponseException failure) {
			return List.of(failure.status().value(), new String(failure.body(), StandardCharsets.UTF_8));
		}
		if (outcome.thrown() instanceof WebClientResponseException failure) {
			return List.of(failure.getStatusCode().value(), failure.getResponseBodyAsString());
		}
		return (outcome.thrown() != null) ? outcome.thrown().toString() : outcome.value();
	}

	private static @Nullable Object shown(@Nullable Object result) throws Exception {
		if (result instanceof Mono<?> mono) {
			return shown(mono.block());
		}
		if (result instanceof Flux<?> flux) {
			return flux.collectList().block();
		}
		if (result instanceof CompletableFuture<?> future) {
			return future.get();
		}
		if (result instanceof ResponseEntity<?> entity) {
			return Arrays.asList(entity.getStatusCode(), shown(entity.getBody()));
		}
		if (result instanceof Optional<?> optional) {
			return optional.orElse(null);
		}
		return (result instanceof HttpHeaders headers) ? headers.headerSet().toString() : result;
	}

	/**
	 * Tandem announces the length of small parts, and writes the headers of a part in
	 * another order.
	 */
	private static List<String> shown(ReceivedRequest request) {
		List<String> lines = new ArrayList<>();
		String contentType = String.valueOf(request.headers().getFirst("Content-Type"));
		int boundary = contentType.indexOf("boundary=");
		String random = (boundary < 0) ? "\0" : contentType.substring(boundary + "boundary=".length());
		request.headers().forEach((header, values) -> {
			String name = header.toLowerCase(Locale.ROOT);
			if (!OF_THE_CLIENT.contains(name) && (boundary < 0 || !FRAMING.contains(name))) {
				lines.add((name + ": " + values).replace(random, "boundary"));
			}
		});
		lines.sort(Comparator.naturalOrder());
		lines.add(request.method() + " " + request.uri());
		Stream<String> body = request.body().replace(random, "boundary").lines();
		((boundary < 0) ? body : body.sorted()).forEach(lines::add);
		return lines;
	}

	@ImportApiClients({ SpringReactiveApi.class, SpringPlainApi.class })
	static class Setup {

	}

}
