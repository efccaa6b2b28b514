package dev.tandem.usecases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiKeySupplier;
import dev.tandem.ApiOperation;
import dev.tandem.ErrorBodyReader;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.ImportApiClients;
import dev.tandem.RetryDelayReader;
import dev.tandem.observation.ApiAttemptObservationConvention;
import dev.tandem.observation.ApiCallObservationContext;
import dev.tandem.observation.ApiCallObservationConvention;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallWait;
import dev.tandem.observation.DefaultApiCallObservationConvention;
import dev.tandem.observation.EndedCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.usecases.SabotageRow.Client;
import dev.tandem.usecases.SabotageRow.Expected;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationPredicate;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.util.MimeType;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has code of its own at each point where that is possible. All its
 * calls share one event loop and two permits.
 */
final class SabotagedApplication implements AutoCloseable {

	private static final String DEADLINE = "timeouts.call=60s";

	private final TestServer server = TestServer.start((request, response) -> switch (request.path()) {
		case "/notes" -> "POST".equals(request.method()) ? TestServer.json(response, "{\"id\":1}")
				: TestServer.json(response, "[{\"id\":1},{\"id\":2}]");
		case "/notes/lines" -> TestServer.stream(response, "application/x-ndjson", Flux.just("{\"id\":1}\n"));
		case "/notes/events" -> TestServer.stream(response, "text/event-stream", Flux.just("data:{\"id\":1}\n\n"));
		case "/notes/503" -> TestServer.json(response, 503, "{}");
		default -> TestServer.json(response, "{\"id\":1}");
	});

	private final LoopResources loop = LoopResources.create("one-loop", 1, true);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>(1);

	private final NotesApplication notes;

	private SabotagedApplication(String... settings) {
		this.notes = NotesApplication.calling(this.server.uri(), this::prepare,
				NotesApplication.and(settings, "shutdown.grace-period=5s", "concurrency.max-calls=2",
						"retry.max-attempts=2", "retry.backoff.initial=1ms", "retry.budget=1"));
	}

	/**
	 * One whose deadline is longer than any call may take.
	 */
	static SabotagedApplication start(Client client) {
		return new SabotagedApplication(switch (client) {
			case PLAIN -> new String[] { DEADLINE };
			case KEY_SUPPLIER -> new String[] { DEADLINE, "api-key.supplier=keys", "api-key.lifetime=1ms" };
			case FRESH_CONNECTIONS -> new String[] { DEADLINE, "headers.connection=close" };
		});
	}

	NotesApplication notes() {
		return this.notes;
	}

	/**
	 * Calls work and hold neither a permit nor the event loop.
	 */
	void assertWorks(Twin twin) {
		Awaitility.await()
			.atMost(LastSignal.LIMIT)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.untilAsserted(() -> {
				Throwable failure = SabotageRow.of("nowhere", Expected.ENDS).call(twin, this.notes);
				assertThat(failure).as("failure of a good call").isNull();
				assertThat(this.meters.get("tandem.concurrency.active").gauge().value()).as("permits").isZero();
				assertThat(this.meters.get("tandem.concurrency.waiting").gauge().value()).as("waiting").isZero();
			});
	}

	/**
	 * No call is in flight: there is nothing to wait for when the application stops.
	 */
	void assertStopsAtOnce() {
		ConfigurableApplicationContext context = this.contexts.get(0);
		long stopping = System.nanoTime();
		context.stop();
		Duration time = Duration.ofNanos(System.nanoTime() - stopping);
		context.start();
		assertThat(time).as("time to stop").isLessThan(Duration.ofSeconds(4));
	}

	@Override
	public void close() {
		this.notes.close();
		this.server.close();
		this.loop.dispose();
	}

	private void prepare(AnnotationConfigApplicationContext context) {
		this.contexts.add(context);
		context.register(Setup.class);
		context.registerBean("client", ApiClientCustomizer.class, () -> (name, client) -> customize(client));
		context.registerBean("httpClient", HttpClientCustomizer.class, () -> (name, client) -> customize(client));
		context.registerBean("keys", ApiKeySupplier.class,
				() -> (client) -> Sabotage.at("key supplier", Mono.fromSupplier(() -> Sabotage.at("key", "key"))));
		context.registerBean(ErrorBodyReader.class,
				() -> (client, answer) -> Sabotage.at("error body reader", Optional.empty()));
		context.registerBean(RetryDelayReader.class,
				() -> (client, answer) -> Sabotage.at("retry delay reader", Optional.empty()));
		context.registerBean(MeterRegistry.class, () -> this.meters);
		context.registerBean(ApiCallObservationConvention.class, FragileConvention::new);
		context.registerBean(ClientRequestObservationConvention.class, FragileAttemptConvention::new);
		context.registerBean(ObservationPredicate.class, () -> (name, observed) -> {
			Sabotage.at("predicate " + name);
			return true;
		});
		context.registerBean(ObservationHandler.class, FragileHandler::new);
		context.registerBean(CallListener.Factory.class, () -> (client) -> new FragileListener());
	}

	private static void customize(WebClient.Builder client) {
		client.filter((request, next) -> Sabotage.at("filter", next.exchange(request)))
			.filter((request, next) -> next.exchange(request)
				.map((response) -> Sabotage.at("filter, at the response", response)))
			.defaultRequest((request) -> Sabotage.at("default request"))
			.codecs((codecs) -> {
				codecs.customCodecs().register(new FragileDecoder());
				codecs.customCodecs().register(new FragileEncoder());
			});
	}

	private HttpClient customize(HttpClient client) {
		return client.runOn(this.loop)
			.doOnConnect((config) -> Sabotage.at("doOnConnect"))
			.doOnChannelInit((observer, channel, remote) -> Sabotage.at("doOnChannelInit"))
			.doOnConnected((connection) -> {
				Sabotage.at("doOnConnected");
				connection.addHandlerLast(new FragileChannelHandler());
			})
			.doOnRequest((request, connection) -> Sabotage.at("doOnRequest"))
			.doAfterRequest((request, connection) -> Sabotage.at("doAfterRequest"))
			.doOnResponse((response, connection) -> Sabotage.at("doOnResponse"))
			.doAfterResponseSuccess((response, connection) -> Sabotage.at("doAfterResponseSuccess"))
			.doOnDisconnected((connection) -> Sabotage.at("doOnDisconnected"));
	}

	/**
	 * Start an application with a customizer, which throws.
	 */
	static void startWith(Consumer<AnnotationConfigApplicationContext> customizer) {
		try (TestServer server = TestServer.start((request, response) -> response.send());
				NotesApplication notes = NotesApplication.calling(server.uri(),
						customizer.andThen((context) -> context.register(Setup.class)))) {
			Objects.requireNonNull(notes.bean(SabotagedNoteApi.class).get("1")).block();
		}
	}

	@ImportApiClients(SabotagedNoteApi.class)
	static class Setup {

	}

	private static final class FragileDecoder extends JacksonJsonDecoder {

		@Override
		public Flux<Object> decode(Publisher<DataBuffer> input, ResolvableType type, @Nullable MimeType mimeType,
				@Nullable Map<String, Object> hints) {
			return super.decode(input, type, mimeType, hints).map((value) -> Sabotage.at("decoder", value));
		}

		@Override
		public Object decode(DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType,
				@Nullable Map<String, Object> hints) {
			return Sabotage.at("decoder", super.decode(buffer, type, mimeType, hints));
		}

	}

	private static final class FragileEncoder extends JacksonJsonEncoder {

		@Override
		public DataBuffer encodeValue(Object value, DataBufferFactory factory, ResolvableType type,
				@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
			Sabotage.at("encoder");
			return super.encodeValue(value, factory, type, mimeType, hints);
		}

	}

	private static final class FragileChannelHandler extends ChannelDuplexHandler {

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (Sabotage.isAt("handler, at the response")) {
				ReferenceCountUtil.release(message);
			}
			Sabotage.at("handler, at the response");
			context.fireChannelRead(message);
		}

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
			if (Sabotage.isAt("handler, at the request")) {
				ReferenceCountUtil.release(message);
			}
			Sabotage.at("handler, at the request");
			super.write(context, message, promise);
		}

	}

	private static final class FragileConvention extends DefaultApiCallObservationConvention {

		@Override
		public KeyValues getLowCardinalityKeyValues(ApiCallObservationContext context) {
			return Sabotage.at("call convention", super.getLowCardinalityKeyValues(context));
		}

	}

	private static final class FragileAttemptConvention extends ApiAttemptObservationConvention {

		FragileAttemptConvention() {
			super("http.client.requests");
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
			return Sabotage.at("attempt convention", super.getLowCardinalityKeyValues(context));
		}

	}

	private static final class FragileHandler implements ObservationHandler<Observation.Context> {

		@Override
		public void onStart(Observation.Context context) {
			Sabotage.at("onStart" + of(context));
		}

		@Override
		public void onScopeOpened(Observation.Context context) {
			Sabotage.at("onScopeOpened" + of(context));
		}

		@Override
		public void onScopeClosed(Observation.Context context) {
			Sabotage.at("onScopeClosed" + of(context));
		}

		@Override
		public void onError(Observation.Context context) {
			Sabotage.at("onError" + of(context));
		}

		@Override
		public void onStop(Observation.Context context) {
			Sabotage.at("onStop" + of(context));
		}

		private static String of(Observation.Context context) {
			return (context instanceof ApiCallObservationContext) ? " of a call" : " of an attempt";
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	private static final class FragileListener implements CallListener {

		@Override
		public Context started(Context context) {
			return Sabotage.at("listener, started", context);
		}

		@Override
		public void waited(ApiOperation operation, CallWait wait, Duration time) {
			Sabotage.at("listener, waited");
		}

		@Override
		public void retried(ApiOperation operation, Throwable failure) {
			Sabotage.at("listener, retried");
		}

		@Override
		public void ended(EndedCall call, ContextView context) {
			Sabotage.at("listener, ended");
		}

	}

}
