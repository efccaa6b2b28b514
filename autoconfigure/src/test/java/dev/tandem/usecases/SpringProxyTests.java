package dev.tandem.usecases;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
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
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.ApiVersionInserter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapterDecorator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same random calls go through Tandem and through Spring's own proxy on a plain
 * {@link WebClient}: servers see the same requests, and callers the same results.
 */
@SuppressWarnings("NullAway")
class SpringProxyTests {

	private static final long SEED = 20_261_129;

	private static final int CALLS = 1_000;

	private static final List<String> PIECES = List.of("a", "B", "7", " ", "+", "%", "%41", "&", "=", "/", "?", "#",
			"{x}", "[", "]", ";", ",", ":", "@", "ü", "中", "\uD83D\uDE00", "~", "-", "_", "'", "\"", "\\", "|");

	/**
	 * A version is refused by a client that knows no way to send it.
	 */
	private static final List<Method> METHODS = Stream.of(ShapeApi.class.getDeclaredMethods())
		.filter((method) -> !method.getName().equals("versioned"))
		.sorted(Comparator.comparing(Method::getName))
		.toList();

	/**
	 * Headers that belong to a client and not to a call.
	 */
	private static final List<String> OF_THE_CLIENT = List.of("user-agent", "accept-encoding", "authorization");

	private static Publisher<Void> respond(ReceivedRequest request, HttpServerResponse response) {
		String path = request.path();
		if (path.contains("7")) {
			return TestServer.json(response, 404, "{\"title\":\"none\"}");
		}
		boolean many = path.endsWith("/list") || path.endsWith("/elements");
		return TestServer.json(response, many ? "[%1$s,%1$s]".formatted(Note.JSON) : Note.JSON);
	}

	@TwinTest
	void callsAreThoseOfSpringsProxy(Twin twin) {
		try (TestServer server = TestServer.start(SpringProxyTests::respond);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class))) {
			ShapeApi plain = plain(server, ArgumentConversion.create());
			Random random = new Random(SEED);
			for (int i = 0; i < CALLS; i++) {
				Method method = METHODS.get(random.nextInt(METHODS.size()));
				@Nullable Object[] arguments = arguments(method, random);
				String description = "seed %d, call %d, %s%s".formatted(SEED, i, method.getName(),
						Arrays.toString(arguments));
				int before = server.requests().size();
				Object own = result(call(twin, notes, method, arguments));
				Object others = result(Twin.REACTIVE.call(() -> value(invoke(plain, method, arguments)), () -> null));
				List<ReceivedRequest> requests = server.requests().subList(before, server.requests().size());
				assertThat(requests).as(description).hasSize(2);
				assertThat(shown(requests.get(0))).as(description).isEqualTo(shown(requests.get(1)));
				assertThat(own).as(description).isEqualTo(others);
			}
		}
	}

	@TwinTest
	void argumentsWithoutAValueAreRefusedAsSpringDoes(Twin twin) {
		try (TestServer server = TestServer.start(SpringProxyTests::respond);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class))) {
			Method query = METHODS.stream()
				.filter((method) -> method.getName().equals("both"))
				.findFirst()
				.orElseThrow();
			for (int i = 0; i < 2; i++) {
				call(twin, notes, query, "a", "b").get();
				assertThat(call(twin, notes, query, "a", null).failure(IllegalArgumentException.class))
					.hasMessage("Missing request parameter value 'a'");
			}
			assertThat(server.requests()).hasSize(2);
		}
	}

	/**
	 * What an application has added to the assembly of requests sees each call, and not
	 * only the first.
	 */
	@TwinTest
	void whatTheApplicationAddsSeesEachCall(Twin twin) {
		try (TestServer server = TestServer.start(SpringProxyTests::respond);
				NotesApplication processed = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class, Processor.class));
				NotesApplication resolved = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class, Resolver.class));
				NotesApplication converted = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class, Conversion.class));
				NotesApplication decorated = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class, Decorator.class));
				NotesApplication advised = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class, Advice.class))) {
			for (int i = 1; i <= 3; i++) {
				int id = i;
				assertThat(sent(twin, processed, server, id).headers().getFirst("X-Processed"))
					.isEqualTo(String.valueOf(id));
				assertThat(sent(twin, resolved, server, id).uri()).endsWith("/resolved" + id);
				assertThat(sent(twin, converted, server, id).uri()).endsWith("/converted" + id);
				sent(twin, decorated, server, id);
				sent(twin, advised, server, id);
			}
			assertThat(decorated.bean(Decorator.class).calls).isEqualTo(3);
			assertThat(advised.bean(Advice.class).calls).isEqualTo(3);
		}
	}

	/**
	 * The requests of a method have much in common; what somebody adds to one of them is
	 * not a part of it.
	 */
	@TwinTest
	void whatADecoratorAddsToACallIsNotInTheNext(Twin twin) {
		try (TestServer server = TestServer.start(SpringProxyTests::respond);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class, UserHeader.class))) {
			for (String user : new String[] { "", "alice", "" }) {
				notes.bean(UserHeader.class).user = user;
				assertThat(sent(twin, notes, server, 1).headers().getFirst("X-User"))
					.isEqualTo(user.isEmpty() ? null : user);
			}
		}
	}

	@TwinTest
	void whatAVersionAddsToACallIsNotInTheNext(Twin twin) {
		ApiClientCustomizer versions = (client, builder) -> builder.filter((request, next) -> next.exchange(request))
			.apiVersionInserter(new ApiVersionInserter() {
				@Override
				public void insertVersion(Object version, HttpHeaders headers) {
					headers.add("Accept", "application/vnd.v" + version + "+json");
				}
			});
		try (TestServer server = TestServer.start(SpringProxyTests::respond);
				NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
					context.register(Setup.class);
					context.registerBean(ApiClientCustomizer.class, () -> versions);
				})) {
			for (int i = 0; i < 3; i++) {
				twin.call(() -> notes.bean(ShapeApi.class).versioned(1),
						() -> notes.bean(BlockingShapeApi.class).versioned(1))
					.get();
				assertThat(server.requests().get(i).headers().get("Accept")).containsExactly("application/json",
						"application/vnd.v3+json");
			}
		}
	}

	private static ReceivedRequest sent(Twin twin, NotesApplication notes, TestServer server, int id) {
		twin.call(() -> notes.bean(ShapeApi.class).text(id), () -> notes.bean(BlockingShapeApi.class).text(id)).get();
		return server.requests().get(server.requests().size() - 1);
	}

	private static ShapeApi plain(TestServer server, ConversionService conversion) {
		WebClient client = WebClient.builder().baseUrl(server.uri().toString()).build();
		return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
			.conversionService(conversion)
			.build()
			.createClient(ShapeApi.class);
	}

	private static Outcome<?> call(Twin twin, NotesApplication notes, Method method, @Nullable Object... arguments) {
		Method blocking = ReflectionUtils.findMethod(BlockingShapeApi.class, method.getName(),
				method.getParameterTypes());
		return twin.call(() -> value(invoke(notes.bean(ShapeApi.class), method, arguments)),
				() -> invoke(notes.bean(BlockingShapeApi.class), blocking, arguments));
	}

	private static @Nullable Object invoke(Object target, @Nullable Method method, @Nullable Object[] arguments) {
		assertThat(method).isNotNull();
		ReflectionUtils.makeAccessible(method);
		return ReflectionUtils.invokeMethod(method, target, arguments);
	}

	@SuppressWarnings("unchecked")
	private static Mono<Object> value(@Nullable Object call) {
		return (call instanceof Flux<?> elements) ? elements.collectList().cast(Object.class) : (Mono<Object>) call;
	}

	/**
	 * A result, or what a failure says of the response.
	 */
	private static @Nullable Object result(Outcome<?> outcome) {
		if (outcome.thrown() instanceof ApiResponseException failure) {
			return List.of(failure.status().value(), new String(failure.body(), StandardCharsets.UTF_8));
		}
		if (outcome.thrown() instanceof WebClientResponseException failure) {
			return List.of(failure.getStatusCode().value(), failure.getResponseBodyAsString());
		}
		assertThat(outcome.thrown()).isNull();
		if (outcome.value() instanceof ResponseEntity<?> entity) {
			return Arrays.asList(entity.getStatusCode(), entity.getBody());
		}
		if (outcome.value() instanceof HttpHeaders headers) {
			return headers.headerSet().toString();
		}
		return (outcome.value() instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : outcome.value();
	}

	private static List<String> shown(ReceivedRequest request) {
		List<String> lines = new ArrayList<>();
		request.headers().forEach((name, values) -> {
			if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
				lines.add(name.toLowerCase(Locale.ROOT) + ": " + values);
			}
		});
		lines.sort(Comparator.naturalOrder());
		lines.add(request.method() + " " + request.uri());
		lines.add(request.body());
		return lines;
	}

	private static @Nullable Object[] arguments(Method method, Random random) {
		Class<?>[] types = method.getParameterTypes();
		return IntStream.range(0, types.length).mapToObj((i) -> {
			boolean optional = method.getName().equals("optional") || (method.getName().equals("sometimes") && i == 1);
			return (optional && types[i] != Optional.class && random.nextBoolean()) ? null
					: argument(types[i], random, method.getName().equals("header"));
		}).toArray();
	}

	private static Object argument(Class<?> type, Random random, boolean ascii) {
		Map<Class<?>, Function<Random, Object>> values = Map.of(String.class,
				(r) -> ascii ? "t" + r.nextInt(9) : text(r), long.class, Random::nextLong, int.class,
				(r) -> r.nextInt(20), Integer.class, (r) -> r.nextInt(20), boolean.class, Random::nextBoolean,
				UUID.class, (r) -> new UUID(r.nextLong(), r.nextLong()), LocalDate.class,
				(r) -> LocalDate.ofEpochDay(r.nextInt(40_000)), ShapeApi.Level.class,
				(r) -> r.nextBoolean() ? ShapeApi.Level.LOW : ShapeApi.Level.HIGH, List.class,
				(r) -> List.of(r.nextInt(9), r.nextInt(9)), Note.class, (r) -> new Note(r.nextInt(9), text(r)));
		return (type == Optional.class) ? (random.nextBoolean() ? Optional.of(text(random)) : Optional.empty())
				: values.get(type).apply(random);
	}

	/**
	 * Not empty, as Spring treats an empty path variable in its own way.
	 */
	private static String text(Random random) {
		StringBuilder text = new StringBuilder("t");
		for (int count = random.nextInt(5); count > 0; count--) {
			text.append(PIECES.get(random.nextInt(PIECES.size())));
		}
		return text.toString();
	}

	@ImportApiClients(ShapeApi.class)
	static class Setup {

	}

	/**
	 * Adds something to the factory of proxies.
	 */
	abstract static class Addition implements WebClientHttpServiceGroupConfigurer {

		int calls;

		@Override
		public void configureGroups(Groups<WebClient.Builder> groups) {
			groups.forEachProxyFactory((group, factory) -> add(factory));
		}

		abstract void add(HttpServiceProxyFactory.Builder factory);

	}

	static class Processor extends Addition {

		@Override
		void add(HttpServiceProxyFactory.Builder factory) {
			factory.httpRequestValuesProcessor((method, parameters, arguments, request) -> request
				.addHeader("X-Processed", String.valueOf(arguments[0])));
		}

	}

	static class Resolver extends Addition {

		@Override
		void add(HttpServiceProxyFactory.Builder factory) {
			factory.customArgumentResolver((argument, parameter, request) -> {
				request.setUriVariable("id", "resolved" + argument);
				return true;
			});
		}

	}

	static class Conversion extends Addition {

		@Override
		void add(HttpServiceProxyFactory.Builder factory) {
			DefaultFormattingConversionService conversion = new DefaultFormattingConversionService();
			conversion.addConverter(Integer.class, String.class, (number) -> "converted" + number);
			factory.conversionService(conversion);
		}

	}

	static class Decorator extends Addition {

		@Override
		void add(HttpServiceProxyFactory.Builder factory) {
			factory.exchangeAdapterDecorator((adapter) -> new CountingAdapter(adapter, () -> this.calls++));
		}

	}

	static class UserHeader extends Addition {

		private volatile String user = "";

		@Override
		void add(HttpServiceProxyFactory.Builder factory) {
			factory.exchangeAdapterDecorator((adapter) -> new ReactorHttpExchangeAdapterDecorator(adapter) {
				@Override
				public <T> Mono<T> exchangeForBodyMono(HttpRequestValues values,
						ParameterizedTypeReference<T> bodyType) {
					if (!UserHeader.this.user.isEmpty()) {
						values.getHeaders().set("X-User", UserHeader.this.user);
					}
					return super.exchangeForBodyMono(values, bodyType);
				}
			});
		}

	}

	static class Advice extends Addition {

		@Override
		void add(HttpServiceProxyFactory.Builder factory) {
			factory
				.proxyFactoryCustomizer((proxy, definition) -> proxy.addAdvice(0, (MethodInterceptor) (invocation) -> {
					this.calls++;
					return invocation.proceed();
				}));
		}

	}

	/**
	 * Counts the calls that pass it.
	 */
	static final class CountingAdapter extends ReactorHttpExchangeAdapterDecorator {

		private final Runnable counter;

		CountingAdapter(HttpExchangeAdapter delegate, Runnable counter) {
			super(delegate);
			this.counter = counter;
		}

		@Override
		public <T> Mono<T> exchangeForBodyMono(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
			this.counter.run();
			return super.exchangeForBodyMono(values, bodyType);
		}

	}

}
