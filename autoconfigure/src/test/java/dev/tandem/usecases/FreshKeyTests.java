package dev.tandem.usecases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiClient;
import dev.tandem.ApiKeySupplier;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.web.service.annotation.GetExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys that change: where they come from, and one more request when the API refuses the
 * one that was sent.
 */
class FreshKeyTests {

	private volatile String valid = "new-k3y";

	private final AtomicInteger asked = new AtomicInteger();

	private final TestServer server = TestServer.start((request, response) -> {
		boolean known = request.toString().contains(this.valid);
		String body = request.path().endsWith("notes") && request.method().equals("GET") ? "[" + Note.JSON + "]"
				: Note.JSON;
		return TestServer.json(response, known ? 200 : 401, known ? body : "{}");
	});

	@AfterEach
	void close() {
		this.server.close();
	}

	private NotesApplication supplied(Function<Integer, Mono<String>> key, String... settings) {
		return supplied(this.server.uri(), key, settings);
	}

	private NotesApplication supplied(URI server, Function<Integer, Mono<String>> key, String... settings) {
		ApiKeySupplier supplier = (client) -> {
			assertThat(client).isEqualTo("notes");
			return key.apply(this.asked.getAndIncrement());
		};
		return NotesApplication.calling(server, (context) -> {
			context.registerBean("vault", ApiKeySupplier.class, () -> supplier);
			context.register(Setup.class);
		}, NotesApplication.and(settings, "api-key.supplier=vault"));
	}

	private NotesApplication inTurn(String... keys) {
		return supplied((turn) -> Mono.just(keys[Math.min(turn, keys.length - 1)]));
	}

	private List<String> sent() {
		return this.server.requests()
			.stream()
			.map((request) -> String.valueOf(request.headers().getFirst("Authorization")))
			.toList();
	}

	@TwinTest
	void keyIsAskedForOnceAndKept(Twin twin) {
		try (NotesApplication notes = supplied((turn) -> Mono.delay(Duration.ofMillis(10)).thenReturn("new-k3y"))) {
			notes.assertWorks(twin);
			notes.assertWorks(twin);
			assertThat(sent()).containsExactly("Bearer new-k3y", "Bearer new-k3y");
			assertThat(this.asked).hasValue(1);
			assertThat(notes.texts()).noneMatch((text) -> text.contains("new-k3y"));
		}
	}

	@TwinTest
	void refusedKeyIsReplacedOnce(Twin twin) {
		try (NotesApplication notes = inTurn("old-k3y", "new-k3y")) {
			notes.assertWorks(twin);
			assertThat(sent()).containsExactly("Bearer old-k3y", "Bearer new-k3y");
			assertThat(this.server.requests().get(1).toString()).doesNotContain("old-k3y");
		}
	}

	@TwinTest
	void refusedKeyIsReplacedInAnyPlace(Twin twin) {
		for (String place : List.of("query", "cookie")) {
			this.asked.set(0);
			int before = this.server.requests().size();
			try (NotesApplication notes = supplied((turn) -> Mono.just((turn == 0) ? "old-k3y" : "new-k3y"),
					"api-key.in=" + place, "api-key.name=key")) {
				notes.assertWorks(twin);
				List<ReceivedRequest> requests = this.server.requests().subList(before, before + 2);
				assertThat(requests.get(0).toString()).contains("key=old-k3y");
				assertThat(requests.get(1).toString()).contains("key=new-k3y").doesNotContain("old-k3y");
			}
		}
	}

	@TwinTest
	void refusedKeyIsReplacedForAnyRequestThatCanBeSentAgain(Twin twin) {
		try (NotesApplication notes = inTurn("old-k3y", "new-k3y")) {
			assertThat(notes.create(twin).get()).isEqualTo(Note.HELLO);
			assertThat(this.server.requests()).extracting(ReceivedRequest::body).containsExactly(Note.JSON, Note.JSON);
		}
	}

	@TwinTest
	void refusedKeyIsReplacedForAList(Twin twin) {
		try (NotesApplication notes = inTurn("old-k3y", "new-k3y")) {
			assertThat(twin.list(() -> notes.reactive().list(), () -> notes.blocking().list()).get())
				.containsExactly(Note.HELLO);
			assertThat(sent()).hasSize(2);
		}
	}

	/**
	 * The server answers the first call once another one has brought the next key.
	 */
	@TwinTest
	void keyThatIsReplacedWhileARedirectIsFollowedStaysBehind(Twin twin) {
		Sinks.Empty<Void> replaced = Sinks.empty();
		AtomicReference<String> away = new AtomicReference<>();
		TestServer.Handler handler = (request, response) -> switch (request.path()) {
			case "/notes/search" -> replaced.asMono().thenMany(redirect(response, request.uri(), "/near"));
			case "/near" -> redirect(response, request.uri().replace("new-k3y", "old-k3y"), away.get() + "/landing");
			default -> {
				boolean known = request.uri().contains("new-k3y");
				if (known) {
					replaced.tryEmitEmpty();
				}
				yield TestServer.json(response, known ? 200 : 401, known ? Note.JSON : "{}");
			}
		};
		try (TestServer elsewhere = TestServer.start((request, response) -> response.status(404).send());
				TestServer own = TestServer.start(handler);
				LogCapture log = LogCapture.of(Level.DEBUG, "reactor.netty.http.client", "dev.tandem");
				NotesApplication notes = supplied(own.uri(), (turn) -> Mono.just((turn == 0) ? "old-k3y" : "new-k3y"),
						"api-key.in=query", "api-key.name=key", "http.redirects=always", "logging.level=headers")) {
			away.set(elsewhere.uri().toString());
			Map<String, String> query = Map.of("q", "own");
			try (RunningCall<Note> call = twin.start(() -> notes.reactive().search(Map.of(), Map.of(), query),
					() -> notes.blocking().search(Map.of(), Map.of(), query))) {
				assertThat(own.awaitRequest().uri()).isEqualTo("/notes/search?q=own&key=old-k3y");
				notes.assertWorks(twin);
				Throwable failure = call.outcome().failure(ApiResponseException.NotFound.class);
				assertThat(NotesApplication.trace(failure)).doesNotContain("old-k3y", "new-k3y");
			}
			assertThat(own.requests()).filteredOn((request) -> request.path().equals("/near"))
				.extracting(ReceivedRequest::uri)
				.containsExactly("/near?q=own&key=new-k3y");
			assertThat(elsewhere.awaitRequest().uri()).isEqualTo("/landing?q=own");
			assertThat(log.text()).contains("/near").doesNotContain("old-k3y", "new-k3y");
			assertThat(notes.texts()).noneMatch((text) -> text.contains("old-k3y"));
		}
	}

	private static Publisher<Void> redirect(HttpServerResponse response, String uri, String path) {
		return response.status(302)
			.header("Location", path + uri.substring(uri.indexOf('?')))
			.header("Content-Length", "0")
			.send();
	}

	@TwinTest
	void streamedBodyIsNotSentAgainButTheKeyIsFetchedForOthers(Twin twin) {
		try (NotesApplication notes = inTurn("old-k3y", "new-k3y")) {
			assertRefused(stream(twin, notes), 1);
			assertThat(sent()).hasSize(1);
			Awaitility.await().untilAsserted(() -> assertThat(this.asked).hasValue(2));
			Awaitility.await().untilAsserted(() -> assertThat(stream(twin, notes).get()).isEqualTo(Note.HELLO));
			assertThat(this.asked).hasValue(2);
		}
	}

	@TwinTest
	void oneShotUploadIsNotSentAgainButTheKeyIsFetchedForOthers(Twin twin) {
		for (UploadShape upload : UploadShape.values()) {
			this.asked.set(0);
			int before = sent().size();
			try (NotesApplication notes = inTurn("old-k3y", "new-k3y")) {
				assertRefused(upload.send(twin, notes), 1);
				Awaitility.await().untilAsserted(() -> assertThat(this.asked).hasValue(2));
				assertThat(sent()).hasSize(before + 1);
				Awaitility.await()
					.untilAsserted(() -> assertThat(upload.send(twin, notes).get()).isEqualTo(Note.HELLO));
				assertThat(this.asked).hasValue(2);
			}
		}
	}

	@TwinTest
	void streamedBodyDoesNotWaitForTheKey(Twin twin) {
		Sinks.One<String> next = Sinks.one();
		try (NotesApplication notes = supplied((turn) -> (turn == 0) ? Mono.just("old-k3y") : next.asMono())) {
			assertRefused(stream(twin, notes), 1);
			Awaitility.await().untilAsserted(() -> assertThat(this.asked).hasValue(2));
			RunningCall<Note> following = notes.start(twin);
			this.server.awaitRequests(2);
			next.tryEmitValue("new-k3y");
			assertThat(following.outcome().get()).isEqualTo(Note.HELLO);
			assertThat(this.asked).hasValue(2);
		}
	}

	@TwinTest
	void streamedBodyThatIsRefusedReadsTheFile(Twin twin, @TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("key"), "old-k3y");
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(),
				(context) -> context.register(Setup.class), "api-key.file=" + file, "api-key.check-interval=1h")) {
			Files.writeString(file, "new-k3y");
			assertRefused(stream(twin, notes), 1);
			Awaitility.await().untilAsserted(() -> assertThat(stream(twin, notes).get()).isEqualTo(Note.HELLO));
		}
	}

	private static Outcome<Note> stream(Twin twin, NotesApplication notes) {
		return twin.call(() -> notes.bean(SearchApi.class).stream(Flux.just(Note.HELLO)),
				() -> notes.bean(BlockingSearchApi.class).stream(List.of(Note.HELLO)));
	}

	@TwinTest
	void keyThatStaysTheSameIsNotSentAgain(Twin twin) {
		try (NotesApplication notes = inTurn("old-k3y")) {
			assertRefused(notes.get(twin), 1);
			assertThat(sent()).hasSize(1);
			assertThat(this.asked).hasValue(2);
		}
	}

	/**
	 * The pauses after fetches in vain sum up to a minute before the eighth.
	 */
	@TwinTest
	void keyThatStaysTheSameIsNotFetchedByEachCall(Twin twin) {
		try (NotesApplication notes = inTurn("old-k3y")) {
			for (int i = 0; i < 200; i++) {
				assertRefused(notes.get(twin), 1);
			}
			assertThat(sent()).hasSize(200);
			assertThat(this.asked).hasValueLessThan(8);
		}
	}

	/**
	 * Half a minute of failures at the most.
	 */
	@TwinTest
	void supplierThatFailsIsNotAskedByEachCall(Twin twin) {
		try (NotesApplication notes = supplied((turn) -> Mono.error(new IllegalStateException()))) {
			for (int i = 0; i < 200; i++) {
				assertThat(NotesApplication.failure(notes.get(twin), ApiRejectedException.class).reason())
					.isEqualTo(ApiRejectedException.Reason.NO_KEY);
			}
			assertThat(this.asked).hasValueLessThan(35);
		}
	}

	@TwinTest
	void supplierThatWorksAgainIsSoonAsked(Twin twin) {
		try (NotesApplication notes = supplied(
				(turn) -> (turn < 2) ? Mono.error(new IllegalStateException()) : Mono.just("new-k3y"))) {
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
			assertThat(this.asked).hasValue(3);
		}
	}

	@TwinTest
	void freshKeyThatIsRefusedTooIsTheEnd(Twin twin) {
		try (NotesApplication notes = inTurn("old-k3y", "older-k3y", "oldest-k3y")) {
			ApiResponseException failure = assertRefused(notes.get(twin), 2);
			assertThat(failure.getSuppressed()).filteredOn(ApiResponseException.class::isInstance).hasSize(1);
			assertThat(sent()).containsExactly("Bearer old-k3y", "Bearer older-k3y");
		}
	}

	@TwinTest
	void repeatedRequestCountsAmongTheAttempts(Twin twin) {
		try (NotesApplication notes = supplied((turn) -> Mono.just("k3y-" + turn), "retry.max-attempts=3",
				"retry.on-status=401", "retry.backoff.initial=1ms", "retry.budget=1")) {
			ApiResponseException failure = assertRefused(notes.get(twin), 3);
			assertThat(failure.getSuppressed()).filteredOn(ApiResponseException.class::isInstance).hasSize(2);
			assertThat(sent()).hasSize(3);
		}
	}

	@TwinTest
	void callThatBringsItsOwnKeyIsNotRepeated(Twin twin) {
		try (NotesApplication notes = inTurn("old-k3y", "new-k3y")) {
			assertRefused(notes.search(twin, Map.of("Authorization", "own"), Map.of(), Map.of()), 1);
			assertThat(sent()).containsExactly("own");
		}
		try (NotesApplication notes = supplied((turn) -> Mono.just("k3y-" + turn), "api-key.in=query",
				"api-key.name=key")) {
			assertRefused(notes.search(twin, Map.of(), Map.of(), Map.of("key", "own")), 1);
			assertThat(this.server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void keyThatCannotChangeIsNotSentAgain(Twin twin) {
		try (NotesApplication notes = NotesApplication.calling(this.server.uri())) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(sent()).hasSize(1);
		}
	}

	@TwinTest
	void fileIsReadAtOnceWhenItsKeyIsRefused(Twin twin, @TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("key"), "old-k3y\n");
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), "api-key.file=" + file,
				"api-key.check-interval=1h")) {
			Files.writeString(file, "new-k3y");
			notes.assertWorks(twin);
			assertThat(sent()).containsExactly("Bearer old-k3y", "Bearer new-k3y");
		}
	}

	@TwinTest
	void fileWhoseKeyStaysRefusedIsReadAgainAfterAWhile(Twin twin, @TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("key"), "old-k3y\n");
		try (NotesApplication notes = NotesApplication.calling(this.server.uri(), "api-key.file=" + file,
				"api-key.check-interval=1h")) {
			assertRefused(notes.get(twin), 1);
			Files.writeString(file, "new-k3y");
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
		}
	}

	@TwinTest
	void callsAtTheSameTimeShareOneFetch(Twin twin) {
		Sinks.One<String> first = Sinks.one();
		Sinks.One<String> second = Sinks.one();
		try (NotesApplication notes = supplied((turn) -> ((turn == 0) ? first : second).asMono())) {
			List<RunningCall<Note>> calls = new ArrayList<>();
			Stream.generate(() -> notes.start(twin)).limit(5).forEach(calls::add);
			first.tryEmitValue("old-k3y");
			this.server.awaitRequests(5);
			second.tryEmitValue("new-k3y");
			calls.forEach((call) -> assertThat(call.outcome().get()).isEqualTo(Note.HELLO));
			assertThat(this.asked).hasValue(2);
			assertThat(sent()).filteredOn("Bearer old-k3y"::equals).hasSize(5);
			assertThat(sent()).filteredOn("Bearer new-k3y"::equals).hasSize(5);
		}
	}

	@TwinTest
	void keyIsAskedForAnewWhenItsLifetimeIsOver(Twin twin) {
		try (NotesApplication notes = supplied((turn) -> Mono.just("new-k3y"), "api-key.lifetime=1ms")) {
			Awaitility.await().untilAsserted(() -> {
				notes.assertWorks(twin);
				assertThat(this.asked).hasValueGreaterThan(2);
			});
		}
	}

	@TwinTest
	void supplierThatFailsLetsTheCallFail(Twin twin) {
		List<Mono<String>> failures = List.of(Mono.error(new IllegalStateException(NotesApplication.KEY)), Mono.empty(),
				Mono.just(" "), Mono.just(NotesApplication.KEY + "\n" + NotesApplication.KEY), Mono.defer(() -> {
					throw new IllegalStateException(NotesApplication.KEY);
				}));
		for (Mono<String> failing : failures) {
			this.asked.set(0);
			try (NotesApplication notes = supplied((turn) -> (turn == 0) ? failing : Mono.just("new-k3y"))) {
				ApiRejectedException failure = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
				assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.NO_KEY);
				assertThat(failure.attempts()).isZero();
				assertThat(failure).hasMessageContaining("tandem.clients.notes.api-key.supplier");
				assertThat(sent()).isEmpty();
			}
		}
	}

	@TwinTest
	void keyIsReplacedOncePerCallAlsoWhereItIsTriedAgain(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(401, "{}"), Fault.answer(503, "{}"),
				Fault.answer(401, "{}"), Fault.answer(Note.JSON));
				NotesApplication notes = supplied(server.uri(), (turn) -> Mono.just("k3y-" + turn),
						"retry.max-attempts=4", "retry.budget=1", "retry.backoff.initial=1ms")) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(401);
			assertThat(failure.attempts()).isEqualTo(3);
			assertThat(server.requests()).hasSize(3);
		}
	}

	@TwinTest
	void supplierThatFailsBeforeARepetitionLeavesTheAttemptBefore(Twin twin) {
		try (FaultServer failing = FaultServer.plain(Fault.answer(503, "{}"));
				NotesApplication notes = supplied(failing.uri(),
						(turn) -> (turn == 0) ? Mono.just("k3y") : Mono.error(new IllegalStateException()),
						"api-key.lifetime=1ms", "retry.max-attempts=2", "retry.budget=1", "retry.backoff.initial=20ms",
						"retry.backoff.jitter=0")) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(503);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(ApiRejectedException.class);
			assertThat(failing.requests()).hasSize(1);
		}
	}

	@TwinTest
	void supplierThatFailsAfterARefusalLeavesTheRefusal(Twin twin) {
		try (NotesApplication notes = supplied(
				(turn) -> (turn == 0) ? Mono.just("old-k3y") : Mono.error(new IllegalStateException("old-k3y")))) {
			assertRefused(notes.get(twin), 1);
			assertThat(sent()).hasSize(1);
		}
	}

	/**
	 * The supplier and the call have the same limit, and which of them passes first is a
	 * matter of chance.
	 */
	@TwinTest
	void supplierThatHangsLetsTheCallFailAlwaysTheSameWay(Twin twin) {
		Map<String, Mono<String>> hanging = Map.of("never", Mono.never(), "slow",
				Mono.just("new-k3y").delayElement(Duration.ofMinutes(1)), "blocking", Mono.fromCallable(() -> {
					new CountDownLatch(1).await();
					return "new-k3y";
				}));
		hanging.forEach((name, supplier) -> {
			try (NotesApplication notes = supplied((turn) -> supplier, "timeouts.call=150ms",
					"circuit-breaker.enabled=true", "circuit-breaker.minimum-calls=2")) {
				for (int call = 0; call < 4; call++) {
					assertNoKey(notes.get(twin), name);
					assertNoKey(notes.create(twin), name);
					assertNoKey(twin.list(() -> notes.reactive().list(), () -> notes.blocking().list()), name);
				}
				assertThat(sent()).isEmpty();
			}
		});
	}

	private static void assertNoKey(Outcome<?> outcome, String supplier) {
		ApiRejectedException failure = NotesApplication.failure(outcome, ApiRejectedException.class);
		assertThat(failure.reason()).as(supplier).isEqualTo(ApiRejectedException.Reason.NO_KEY);
		assertThat(failure.attempts()).as(supplier).isZero();
		assertThat(failure).as(supplier).hasMessageContaining("tandem.clients.notes.api-key.supplier");
	}

	@TwinTest
	void supplierThatHangsAfterARefusalLeavesTheRefusal(Twin twin) {
		try (NotesApplication notes = supplied((turn) -> (turn == 0) ? Mono.just("old-k3y") : Mono.never(),
				"timeouts.call=500ms")) {
			assertRefused(notes.get(twin), 1);
			assertThat(sent()).hasSize(1);
		}
	}

	@TwinTest
	void supplierMayUseAnotherClientAndMayBlock(Twin twin) {
		try (TestServer vault = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(this.server.uri(),
						(context) -> context.register(Vault.class), "api-key.supplier=vault",
						"tandem.clients.vault.base-url=" + vault.uri())) {
			this.valid = "hello";
			notes.assertWorks(twin);
			assertThat(sent()).containsExactly("Bearer hello");
		}
	}

	private static ApiResponseException assertRefused(Outcome<?> outcome, int attempts) {
		ApiResponseException failure = NotesApplication.failure(outcome, ApiResponseException.class);
		assertThat(failure.status().value()).isEqualTo(401);
		assertThat(failure.attempts()).isEqualTo(attempts);
		assertThat(NotesApplication.trace(failure)).doesNotContain("k3y");
		return failure;
	}

	private enum UploadShape {

		RESOURCE {

			@Override
			Outcome<Note> send(Twin twin, NotesApplication notes) {
				Resource content = content();
				return twin.call(() -> notes.bean(FileApi.class).put(content, null),
						() -> notes.bean(BlockingFileApi.class).put(content, null));
			}

		},

		PART {

			@Override
			Outcome<Note> send(Twin twin, NotesApplication notes) {
				Resource content = content();
				return twin.call(() -> notes.bean(FileApi.class).post("A title", content, null),
						() -> notes.bean(BlockingFileApi.class).post("A title", content, null));
			}

		};

		abstract Outcome<Note> send(Twin twin, NotesApplication notes);

		private static Resource content() {
			return new InputStreamResource(new ByteArrayInputStream(new byte[1000]));
		}

	}

	/**
	 * Where keys are kept.
	 */
	@ApiClient("vault")
	interface VaultApi {

		@GetExchange("/key")
		Mono<Note> key();

	}

	@ImportApiClients({ SearchApi.class, FileApi.class })
	static class Setup {

	}

	@ImportApiClients(VaultApi.class)
	static class Vault {

		@Bean
		ApiKeySupplier vault(FreshKeyTests_BlockingVaultApi vault) {
			return (client) -> Mono.fromCallable(() -> Objects.requireNonNull(vault.key()).text());
		}

	}

}
