package dev.tandem.usecases;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiResponseException;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.TransferListener;
import dev.tandem.bulk.BlockingBulk;
import dev.tandem.bulk.Bulk;
import dev.tandem.bulk.BulkResult;
import dev.tandem.paging.BlockingPaging;
import dev.tandem.paging.Paging;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.MutedLog;
import dev.tandem.testing.Twin;
import dev.tandem.usecases.Sabotage.Thrown;
import dev.tandem.usecases.SabotageRow.Client;
import dev.tandem.usecases.SabotageRow.Expected;
import io.netty.util.ResourceLeakDetector;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Code of the application that throws, wherever it takes part in a call: the call ends
 * once and in time, the cause is shown, and the client has everything back: permits, the
 * event loop, the gate that the application waits for when it stops, and buffers.
 */
class ThrowEverywhereTests {

	private static final List<SabotageRow> TABLE = List.of(
			// what every request passes
			SabotageRow.of("filter", Expected.FAILS), SabotageRow.of("filter, at the response", Expected.FAILS),
			SabotageRow.of("default request", Expected.FAILS), SabotageRow.of("doOnRequest", Expected.FAILS),
			SabotageRow.of("doOnResponse", Expected.FAILS), SabotageRow.of("doAfterRequest", Expected.FAILS),
			SabotageRow.of("doAfterResponseSuccess", Expected.ENDS),
			SabotageRow.of("doOnConnect", Expected.FAILS).with(Client.FRESH_CONNECTIONS),
			SabotageRow.of("doOnChannelInit", Expected.FAILS).with(Client.FRESH_CONNECTIONS),
			SabotageRow.of("doOnConnected", Expected.FAILS).with(Client.FRESH_CONNECTIONS),
			SabotageRow.of("doOnDisconnected", Expected.ENDS).with(Client.FRESH_CONNECTIONS),
			SabotageRow.of("handler, at the request", Expected.FAILS),
			SabotageRow.of("handler, at the response", Expected.FAILS),
			SabotageRow.of("key supplier", Expected.FAILS_BY_NAME).with(Client.KEY_SUPPLIER),
			SabotageRow.of("key", Expected.FAILS_BY_NAME).with(Client.KEY_SUPPLIER),
			// bodies
			SabotageRow.of("encoder", Expected.FAILS)
				.calling((notes) -> notes.create(SabotagedNote.of(1)), (notes) -> notes.create(SabotagedNote.of(1))),
			SabotageRow.of("decoder", Expected.FAILS),
			SabotageRow.of("decoder", Expected.FAILS).calling(SabotagedNoteApi::list, BlockingSabotagedNoteApi::list),
			SabotageRow.of("getter", Expected.FAILS)
				.calling((notes) -> notes.create(SabotagedNote.of(1)), (notes) -> notes.create(SabotagedNote.of(1))),
			SabotageRow.of("getter", Expected.FAILS)
				.calling((notes) -> notes.createAll(Flux.range(1, 3).map(SabotagedNote::of)),
						(notes) -> notes.createAll(List.of(SabotagedNote.of(1), SabotagedNote.of(2)))),
			SabotageRow.of("source", Expected.FAILS)
				.calling((notes) -> notes.createAll(source()), (notes) -> notes.createAll(source().toIterable())),
			SabotageRow.of("resource", Expected.FAILS)
				.calling((notes) -> notes.upload(content("resource"), null),
						(notes) -> notes.upload(new FragileResource(), null)),
			SabotageRow.of("setter", Expected.FAILS),
			SabotageRow.of("setter", Expected.FAILS).calling(SabotagedNoteApi::list, BlockingSabotagedNoteApi::list),
			SabotageRow.of("setter", Expected.FAILS)
				.calling(SabotagedNoteApi::lines, (notes) -> notes.lines().toList()),
			SabotageRow.of("setter", Expected.FAILS)
				.calling(
						(notes) -> notes.listEntity().flatMapMany((entity) -> Objects.requireNonNull(entity.getBody())),
						BlockingSabotagedNoteApi::listEntity),
			SabotageRow.of("setter", Expected.FAILS)
				.calling(SabotagedNoteApi::events, (notes) -> notes.events().toList()),
			SabotageRow.of("static initialiser", Expected.FAILS),
			SabotageRow.of("transfer listener", Expected.UNHARMED)
				.calling((notes) -> notes.upload(content("nowhere"), listener()),
						(notes) -> notes.upload(new ByteArrayResource(new byte[8]), listener())),
			// errors and repetition
			SabotageRow.of("error body reader", Expected.UNHARMED)
				.calling((notes) -> notes.get("503").doOnError(ThrowEverywhereTests::readError),
						(notes) -> readError(catchThrowable(() -> notes.get("503")))),
			SabotageRow.of("retry delay reader", Expected.UNHARMED)
				.calling((notes) -> notes.get("503"), (notes) -> notes.get("503")),
			// observation
			SabotageRow.of("call convention", Expected.UNHARMED), SabotageRow.of("attempt convention", Expected.ENDS),
			SabotageRow.of("predicate tandem.calls", Expected.UNHARMED),
			SabotageRow.of("predicate http.client.requests", Expected.ENDS),
			SabotageRow.of("onStart of a call", Expected.UNHARMED),
			SabotageRow.of("onError of a call", Expected.UNHARMED)
				.calling((notes) -> notes.get("503"), (notes) -> notes.get("503")),
			SabotageRow.of("onStop of a call", Expected.UNHARMED)
				.calling((notes) -> notes.create(SabotagedNote.of(1)), (notes) -> notes.create(SabotagedNote.of(1))),
			SabotageRow.of("onStop of a call", Expected.UNHARMED)
				.calling(SabotagedNoteApi::list, BlockingSabotagedNoteApi::list),
			SabotageRow.of("onScopeOpened of a call", Expected.UNHARMED),
			SabotageRow.of("onScopeClosed of a call", Expected.UNHARMED),
			SabotageRow.of("onStart of an attempt", Expected.ENDS),
			SabotageRow.of("onStop of an attempt", Expected.ENDS),
			SabotageRow.of("listener, started", Expected.UNHARMED),
			SabotageRow.of("listener, waited", Expected.UNHARMED),
			SabotageRow.of("listener, retried", Expected.UNHARMED)
				.calling((notes) -> notes.get("503"), (notes) -> notes.get("503")),
			SabotageRow.of("listener, ended", Expected.UNHARMED),
			// composed calls
			SabotageRow.of("default method", Expected.FAILS)
				.calling(SabotagedNoteApi::fallible, BlockingSabotagedNoteApi::fallible),
			SabotageRow.of("map", Expected.FAILS).calling(SabotagedNoteApi::mapped, BlockingSabotagedNoteApi::mapped),
			SabotageRow.of("flatMap", Expected.FAILS)
				.calling(SabotagedNoteApi::chained, BlockingSabotagedNoteApi::chained),
			SabotageRow.of("zip", Expected.FAILS).calling(SabotagedNoteApi::zipped, BlockingSabotagedNoteApi::zipped),
			SabotageRow.of("then", Expected.FAILS).calling(SabotagedNoteApi::after, BlockingSabotagedNoteApi::after),
			SabotageRow.of("publishOn", Expected.FAILS)
				.calling(SabotagedNoteApi::elsewhere, BlockingSabotagedNoteApi::elsewhere),
			SabotageRow.of("map of elements", Expected.FAILS)
				.calling(SabotagedNoteApi::each, BlockingSabotagedNoteApi::each),
			SabotageRow.of("flatMap of elements", Expected.FAILS)
				.calling(SabotagedNoteApi::eachChained, BlockingSabotagedNoteApi::eachChained),
			SabotageRow.of("map of the caller", Expected.FAILS)
				.calling((notes) -> notes.get("1").map((note) -> Sabotage.at("map of the caller", note)),
						(notes) -> Sabotage.at("map of the caller", one(notes)).getId()),
			// bulk and paging
			SabotageRow.of("bulk", Expected.FAILS)
				.calling(
						(notes) -> Bulk.of(List.of(1, 2, 3))
							.call((input) -> Sabotage.at("bulk", notes.get("1")))
							.map(BulkResult::orElseThrow),
						(notes) -> BlockingBulk.of(List.of(1, 2, 3))
							.call((input) -> Sabotage.at("bulk", one(notes)))
							.orElseThrow()),
			SabotageRow.of("map in bulk", Expected.FAILS)
				.calling(
						(notes) -> Bulk.of(List.of(1, 2, 3))
							.call((input) -> notes.get("1").map((note) -> Sabotage.at("map in bulk", note)))
							.map(BulkResult::orElseThrow),
						(notes) -> BlockingBulk.of(List.of(1, 2, 3))
							.call((input) -> Sabotage.at("map in bulk", one(notes)).getId())
							.orElseThrow()),
			SabotageRow.of("inputs", Expected.FAILS)
				.calling((notes) -> Bulk.of(inputs()).concurrency(1).stream((input) -> notes.get("1")),
						(notes) -> BlockingBulk.of(inputs()).concurrency(1).call((input) -> notes.get("1"))),
			SabotageRow.of("fetch", Expected.FAILS).calling(ThrowEverywhereTests::page, ThrowEverywhereTests::page),
			SabotageRow.of("elements", Expected.FAILS).calling(ThrowEverywhereTests::page, ThrowEverywhereTests::page),
			SabotageRow.of("next token", Expected.FAILS)
				.calling(ThrowEverywhereTests::page, ThrowEverywhereTests::page));

	/**
	 * Points that give nothing, or where null is a value like any other.
	 */
	private static final Set<String> NULLABLE = Set.of("default request", "doOnConnect", "doOnChannelInit",
			"doOnConnected", "doOnRequest", "doAfterRequest", "doOnResponse", "handler, at the request",
			"handler, at the response", "encoder", "getter", "setter", "static initialiser", "decoder", "bulk", "fetch",
			"elements", "next token");

	private static final Map<Client, SabotagedApplication> APPLICATIONS = new ConcurrentHashMap<>();

	private static final LogCapture LEAKS = LogCapture.of(Level.ERROR, ResourceLeakDetector.class.getName());

	private final MutedLog reactor = MutedLog.of("reactor");

	private final MutedLog client = MutedLog.of("dev.tandem");

	@AfterEach
	void speak() {
		this.reactor.close();
		this.client.close();
	}

	@BeforeAll
	static void watchBuffers() {
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
	}

	/**
	 * Leaks are reported when their buffers are collected and others are made.
	 */
	@AfterAll
	static void close() {
		Sabotage.disarm();
		try {
			for (int i = 0; i < 3; i++) {
				System.gc();
				APPLICATIONS.values().forEach((application) -> application.assertWorks(Twin.REACTIVE));
			}
			assertThat(LEAKS.text()).doesNotContain("LEAK");
		}
		finally {
			LEAKS.close();
			APPLICATIONS.values().forEach(SabotagedApplication::close);
			APPLICATIONS.clear();
		}
	}

	private static SabotagedApplication application(Client client) {
		return APPLICATIONS.computeIfAbsent(client, SabotagedApplication::start);
	}

	static List<SabotageRow> table() {
		return TABLE;
	}

	@ParameterizedTest(name = "{index} {0}")
	@MethodSource("table")
	@Timeout(300)
	void whateverIsThrownEndsTheCallOnceAndLeavesNothingBehind(SabotageRow row) {
		List<String> wrong = new ArrayList<>();
		SabotagedApplication application = application(row.client());
		for (Thrown thrown : Thrown.tried()) {
			for (Twin twin : Twin.values()) {
				Throwable harmless = (row.expected() == Expected.UNHARMED) ? row.call(twin, application.notes()) : null;
				Sabotage sabotage = Sabotage.arm(row.point(), thrown);
				Throwable failure = row.call(twin, application.notes());
				Awaitility.await().atMost(LastSignal.LIMIT).until(() -> sabotage.strikes() > 0);
				Sabotage.disarm();
				try {
					assertEnded(row, sabotage, thrown, failure, harmless);
					application.assertWorks(twin);
				}
				catch (Throwable ex) {
					wrong.add("%s, %s: %s".formatted(twin, thrown, ex.getMessage()));
				}
			}
		}
		try {
			application.assertStopsAtOnce();
		}
		catch (AssertionError ex) {
			APPLICATIONS.remove(row.client());
			application.close();
			wrong.add(String.valueOf(ex.getMessage()));
		}
		assertThat(wrong).isEmpty();
	}

	private static void assertEnded(SabotageRow row, Sabotage sabotage, Thrown thrown, @Nullable Throwable failure,
			@Nullable Throwable harmless) {
		if (failure instanceof AssertionError notEnded && thrown != Thrown.ASSERTION) {
			throw notEnded;
		}
		switch (row.expected()) {
			case UNHARMED -> assertThat(typeOf(failure)).isEqualTo(typeOf(harmless));
			case FAILS_BY_NAME -> {
				assertThat(failure).as("failure").isNotNull();
				sabotage.failures()
					.forEach((thrownThere) -> assertThat(failure)
						.hasMessageContaining(thrownThere.getClass().getName()));
			}
			case FAILS -> {
				assertThat(failure != null || (thrown == Thrown.NULL && NULLABLE.contains(row.point()))).as("failure")
					.isTrue();
				assertShown(sabotage, failure);
			}
			case ENDS -> assertShown(sabotage, failure);
		}
		if (failure != null) {
			assertThat(NotesApplication.trace(failure)).isNotEmpty();
		}
	}

	private static void assertShown(Sabotage sabotage, @Nullable Throwable failure) {
		if (failure != null && !sabotage.failures().isEmpty()) {
			assertThat(linked(failure)).as("%s and its causes", failure).containsAnyElementsOf(sabotage.failures());
		}
	}

	private static String typeOf(@Nullable Throwable failure) {
		return (failure != null) ? failure.getClass().getName() : "none";
	}

	/**
	 * A failure with its causes and what is suppressed in them.
	 */
	private static Set<Throwable> linked(@Nullable Throwable failure) {
		Set<Throwable> linked = Collections.newSetFromMap(new IdentityHashMap<>());
		link(failure, linked);
		return linked;
	}

	private static void link(@Nullable Throwable failure, Set<Throwable> linked) {
		if (failure != null && linked.add(failure)) {
			link(failure.getCause(), linked);
			for (Throwable suppressed : failure.getSuppressed()) {
				link(suppressed, linked);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NULL")
	void customizerThatThrowsEndsTheStart(Thrown thrown) {
		Map<String, Consumer<AnnotationConfigApplicationContext>> customizers = Map.of("customizer",
				customizing((client) -> Sabotage.at("customizer")), "HTTP client customizer",
				httpClient((client) -> Sabotage.at("HTTP client customizer", client)));
		customizers.forEach((point, setup) -> {
			Sabotage sabotage = Sabotage.arm(point, thrown);
			Throwable failure = catchThrowable(() -> SabotagedApplication.startWith(setup));
			Sabotage.disarm();
			assertThat(linked(failure)).as("%s and its causes", failure).containsAll(sabotage.failures());
		});
	}

	@ParameterizedTest
	@EnumSource
	@Timeout(60)
	void classThatCannotBeInitialisedEndsTheCall(Twin twin) {
		SabotageRow row = (twin == Twin.REACTIVE)
				? SabotageRow.of("class", Expected.FAILS)
					.calling(SabotagedNoteApi::broken, BlockingSabotagedNoteApi::broken)
				: SabotageRow.of("class", Expected.FAILS)
					.calling(SabotagedNoteApi::brokenElsewhere, BlockingSabotagedNoteApi::brokenElsewhere);
		SabotagedApplication application = application(Client.PLAIN);
		for (Class<?> expected : List.of(ExceptionInInitializerError.class, NoClassDefFoundError.class)) {
			Throwable failure = row.call(twin, application.notes());
			assertThat(linked(failure)).as("%s and its causes", failure).hasAtLeastOneElementOfType(expected);
			application.assertWorks(twin);
		}
		application.assertStopsAtOnce();
	}

	private static Consumer<AnnotationConfigApplicationContext> customizing(Consumer<WebClient.Builder> customizer) {
		return (context) -> context.registerBean(ApiClientCustomizer.class,
				() -> (name, client) -> customizer.accept(client));
	}

	private static Consumer<AnnotationConfigApplicationContext> httpClient(UnaryOperator<HttpClient> customizer) {
		return (context) -> context.registerBean("sabotaged", HttpClientCustomizer.class,
				() -> (name, client) -> customizer.apply(client));
	}

	private static Flux<SabotagedNote> source() {
		return Flux.range(1, 3).map((id) -> Sabotage.at("source", SabotagedNote.of(id)));
	}

	private static Flux<DataBuffer> content(String point) {
		return Flux.range(1, 2)
			.map((part) -> Sabotage.at(point, DefaultDataBufferFactory.sharedInstance.wrap(new byte[8])));
	}

	private static TransferListener listener() {
		return (direction, bytes, total) -> Sabotage.at("transfer listener");
	}

	private static @Nullable Object readError(@Nullable Throwable failure) {
		if (failure instanceof ApiResponseException response) {
			response.error(Note.class);
			throw response;
		}
		throw new AssertionError("The server has not refused the call", failure);
	}

	private static SabotagedNote one(BlockingSabotagedNoteApi notes) {
		return Objects.requireNonNull(notes.get("1"));
	}

	private static Iterable<Integer> inputs() {
		Iterator<Integer> numbers = List.of(1, 2, 3).iterator();
		return () -> new Iterator<>() {

			@Override
			public boolean hasNext() {
				return numbers.hasNext();
			}

			@Override
			public Integer next() {
				Integer next = numbers.next();
				return (next == 2) ? Sabotage.at("inputs", next) : next;
			}

		};
	}

	private static Flux<SabotagedNote> page(SabotagedNoteApi notes) {
		return Paging.byToken((token) -> Sabotage.at("fetch", notes.get("1")),
				(page) -> Sabotage.at("elements", List.of(page)), (page) -> {
					Sabotage.at("next token");
					return null;
				});
	}

	private static List<SabotagedNote> page(BlockingSabotagedNoteApi notes) {
		try (Stream<SabotagedNote> pages = BlockingPaging.byToken((token) -> Sabotage.at("fetch", one(notes)),
				(page) -> Sabotage.at("elements", List.of(page)), (page) -> {
					Sabotage.at("next token");
					return null;
				})) {
			return pages.toList();
		}
	}

	private static final class FragileResource extends ByteArrayResource {

		FragileResource() {
			super(new byte[8]);
		}

		@Override
		public InputStream getInputStream() throws IOException {
			return Sabotage.at("resource", super.getInputStream());
		}

	}

}
