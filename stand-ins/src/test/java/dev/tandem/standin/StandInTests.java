package dev.tandem.standin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(60)
class StandInTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final StandIn server = new StandIn("tests", "/api");

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "/api/item.get/1, 200", "/api/item-get/1, 404", "/item.get/1, 404", "/api/item.get/1/2, 404" })
	void routeIsTakenAsItIsWrittenBelowTheBasePath(String path, int status) throws IOException, InterruptedException {
		this.server.route("GET", "/item.get/{id}", (request) -> Answer.json(200, request.variable("id")));
		assertThat(get(path).statusCode()).isEqualTo(status);
	}

	@Test
	void routeWhenPathIsOfAnotherMethodIsNotUnknown() throws IOException, InterruptedException {
		this.server.route("POST", "/items", (request) -> Answer.empty(201)).unknown((request) -> Answer.empty(410));
		assertThat(get("/api/items").statusCode()).isEqualTo(410);
		this.server.otherMethod((request) -> Answer.empty(405));
		assertThat(get("/api/items").statusCode()).isEqualTo(405);
		assertThat(get("/api/others").statusCode()).isEqualTo(410);
		assertThat(this.server.routes()).containsExactly("POST /items");
	}

	@Test
	void variableWithAPatternTakesWhatItMatches() throws IOException, InterruptedException {
		this.server.route("GET", "/v/{number:[0-9]+}:undo", (request) -> Answer.json(200, "undone"))
			.route("GET", "/{path:.+}", (request) -> Answer.json(200, request.variable("path")));
		assertThat(get("/api/v/1:undo").body()).isEqualTo("\"undone\"");
		assertThat(get("/api/v/a:undo").body()).isEqualTo("\"v/a:undo\"");
	}

	@Test
	void handlerWhenItThrowsAnAnswerSendsIt() throws IOException, InterruptedException {
		this.server.route("GET", "/items", (request) -> {
			throw new AnswerException(Answer.empty(402));
		});
		assertThat(get("/api/items").statusCode()).isEqualTo(402);
	}

	@Test
	void streamWhenItFailsBeforeItsFirstPartSendsThatAnswer() throws IOException, InterruptedException {
		AnswerException refusal = new AnswerException(Answer.json(429, "later"));
		this.server.route("GET", "/none", (request) -> Answer.stream("text/plain", Flux.error(refusal)))
			.route("GET", "/cut",
					(request) -> Answer.stream("text/plain",
							Flux.just("a", "b").concatWith(Flux.error(CutException::new))))
			.route("GET", "/whole", (request) -> Answer.stream("text/plain", Flux.just("a", "b")));
		assertThat(get("/api/none").statusCode()).isEqualTo(429);
		assertThat(get("/api/whole").body()).isEqualTo("ab");
		assertThatIOException().isThrownBy(() -> get("/api/cut"));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void faultWhenSwitchedOnIsDoneUntilReset(Fault fault, Object expected) throws IOException, InterruptedException {
		this.server.route("GET", "/items", (request) -> Answer.empty(200));
		this.server.always(fault);
		assertThat(outcome()).isEqualTo(expected);
		assertThat(outcome()).isEqualTo(expected);
		this.server.reset();
		assertThat(outcome()).isEqualTo(200);
		this.server.next(fault);
		assertThat(outcome()).isEqualTo(expected);
		assertThat(outcome()).isEqualTo(200);
		assertThat(this.server.requests()).isEqualTo(3);
		assertThat(this.server.requests("POST")).isZero();
	}

	static Stream<Arguments> faults() {
		return Stream.of(Arguments.of(new Fault.Respond(Answer.empty(503)), 503),
				Arguments.of(new Fault.CutOff(), "IOException"),
				Arguments.of(new Fault.Slow(Duration.ofMillis(1)), 200), Arguments.of(new Fault.Together(1), 200));
	}

	private Object outcome() throws InterruptedException {
		try {
			return get("/api/items").statusCode();
		}
		catch (IOException ex) {
			return "IOException";
		}
	}

	@Test
	void stopRefusesConnectionsUntilStartedAtTheSamePort() throws IOException, InterruptedException {
		URI uri = this.server.uri();
		this.server.stop();
		assertThatIOException().isThrownBy(() -> get("/api/items"));
		this.server.start();
		assertThat(this.server.uri()).isEqualTo(uri);
		assertThat(get("/api/items").statusCode()).isEqualTo(404);
	}

	@Test
	void receivedIsTheLatestThousandButAllAreCounted() throws IOException, InterruptedException {
		for (int i = 0; i <= 1000; i++) {
			get("/api/items/" + i);
		}
		assertThat(this.server.requests("GET")).isEqualTo(1001);
		assertThat(this.server.received()).hasSize(1000)
			.first()
			.satisfies((request) -> assertThat(request.path()).isEqualTo("/items/1"));
	}

	@Test
	void windowPassesSoManyAndSaysHowLongToWait() {
		AtomicLong nanos = new AtomicLong();
		Limit limit = Limit.window(2, Duration.ofSeconds(60), nanos::get);
		assertThat(Stream.generate(limit::take).limit(3)).containsExactly(Duration.ZERO, Duration.ZERO,
				Duration.ofSeconds(60));
		nanos.addAndGet(Duration.ofSeconds(59).toNanos());
		assertThat(limit.take()).isEqualTo(Duration.ofSeconds(1));
		nanos.addAndGet(Duration.ofSeconds(1).toNanos());
		assertThat(Stream.generate(limit::take).limit(3)).containsExactly(Duration.ZERO, Duration.ZERO,
				Duration.ofSeconds(60));
	}

	@Test
	void bucketPassesABurstAndThenSoManyASecond() {
		AtomicLong nanos = new AtomicLong();
		Limit limit = Limit.bucket(100, 2, nanos::get);
		assertThat(Stream.generate(limit::take).limit(2)).containsOnly(Duration.ZERO);
		Duration wait = limit.take();
		assertThat(wait).isBetween(Duration.ofMillis(9), Duration.ofMillis(11));
		nanos.addAndGet(wait.toNanos());
		assertThat(limit.take()).isZero();
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		URI uri = this.server.uri().resolve(path);
		return this.client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

}
