package dev.tandem.autoconfigure;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.ApiException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.autoconfigure.definitions.BlockingNoteApi;
import dev.tandem.autoconfigure.definitions.NoteApi;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.testing.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the close of an application context.
 */
class ApiClientCloseTests {

	private final Sinks.One<String> answer = Sinks.one();

	private final TestServer server = TestServer.start((request, response) -> switch (request.path()) {
		case "/notes/first" -> response.header("Content-Type", "text/plain").sendString(this.answer.asMono());
		default -> response.sendNotFound();
	});

	private final ApplicationContextRunner runner = Contexts.withDefinitions()
		.withPropertyValues("tandem.clients.note-books.base-url=" + this.server.uri());

	private Set<Thread> before = Set.of();

	@BeforeEach
	void noteThreads() {
		this.before = threads();
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@TwinTest
	void callWhenContextIsClosedIsRejected(Twin twin) {
		this.runner.run((context) -> {
			Twins twins = new Twins(context);
			context.close();
			ApiRejectedException failure = twins.count(twin).failure(ApiRejectedException.class);
			assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.CLIENT_CLOSED);
			assertThat(failure).hasMessageContaining("note-books").hasMessageContaining("closing");
			assertThat(this.server.requests()).isEmpty();
		});
	}

	@TwinTest
	void callWhenInFlightAtCloseGetsItsAnswerAndNoOtherIsLetIn(Twin twin) {
		this.runner.run((context) -> {
			Twins twins = new Twins(context);
			try (RunningCall<String> call = twin.start(twins.reactive()::first, twins.blocking()::first)) {
				this.server.awaitRequest();
				CompletableFuture<Void> closing = CompletableFuture.runAsync(context::close);
				await().atMost(Usage.LIMIT).untilAsserted(() -> twins.count(twin).failure(ApiRejectedException.class));
				assertThat(closing).isNotDone();
				this.answer.tryEmitValue("note").orThrow();
				assertThat(call.outcome().get()).isEqualTo("note");
				assertThat(closing).succeedsWithin(Usage.LIMIT);
			}
			this.server.connections().awaitNow(0);
		});
	}

	@TwinTest
	void callWhenItOutlivesGracePeriodLosesItsConnection(Twin twin) {
		this.runner.withPropertyValues("tandem.clients.note-books.shutdown.grace-period=50ms").run((context) -> {
			Twins twins = new Twins(context);
			try (RunningCall<String> call = twin.start(twins.reactive()::first, twins.blocking()::first)) {
				this.server.awaitRequest();
				context.close();
				assertThat(call.outcome().failure(ApiException.class)).hasMessageContaining("NoteApi#first");
			}
			this.server.connections().awaitNow(0);
		});
	}

	@TwinTest
	void contextWhenStoppedAndStartedLetsCallsInAgain(Twin twin) {
		this.runner.run((context) -> {
			Twins twins = new Twins(context);
			Lifecycle lifecycle = (Lifecycle) context.getSourceApplicationContext();
			twins.count(twin).failure(ApiResponseException.class);
			lifecycle.stop();
			twins.count(twin).failure(ApiRejectedException.class);
			lifecycle.start();
			twins.count(twin).failure(ApiResponseException.class);
		});
	}

	@Test
	void contextWhenClosedLeavesNoThreadsAndConnections() {
		this.runner.run((context) -> {
			new Twins(context).count(Twin.BLOCKING).failure(ApiResponseException.class);
			assertThat(started()).isNotEmpty();
			assertThat(this.server.connections().now()).isEqualTo(1);
		});
		this.server.connections().awaitNow(0);
		await().atMost(Usage.LIMIT).untilAsserted(() -> assertThat(started()).isEmpty());
	}

	@Test
	void contextWhenItsStartFailsLeavesNoThreadsAndConnections() {
		this.runner.withBean(FailsAfterCall.class).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(Stream.iterate(context.getStartupFailure(), Objects::nonNull, Throwable::getCause))
				.hasAtLeastOneElementOfType(ApiResponseException.class);
		});
		assertThat(this.server.connections().total()).isEqualTo(1);
		this.server.connections().awaitNow(0);
		await().atMost(Usage.LIMIT).untilAsserted(() -> assertThat(started()).isEmpty());
	}

	private Set<Thread> started() {
		Set<Thread> threads = threads();
		threads.removeAll(this.before);
		return threads;
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("tandem"))
			.collect(Collectors.toSet());
	}

	private record Twins(NoteApi reactive, BlockingNoteApi blocking) {

		Twins(ApplicationContext context) {
			this(context.getBean(NoteApi.class), context.getBean(BlockingNoteApi.class));
		}

		Outcome<String> count(Twin twin) {
			return twin.call(this.reactive::count, this.blocking::count);
		}

	}

	static class FailsAfterCall implements InitializingBean {

		private final BlockingNoteApi notes;

		FailsAfterCall(BlockingNoteApi notes) {
			this.notes = notes;
		}

		@Override
		public void afterPropertiesSet() {
			this.notes.count();
		}

	}

}
