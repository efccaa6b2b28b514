package dev.tandem.sample.geopera;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiResult;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.CallOptions;
import dev.tandem.bulk.BulkOutcome;
import dev.tandem.sample.RunningSample;
import dev.tandem.sample.Twin;
import dev.tandem.sample.geopera.CatalogPage.CatalogItem;
import dev.tandem.standin.geopera.GeoperaServer;
import dev.tandem.standin.Answer;
import dev.tandem.standin.Fault;
import dev.tandem.standin.Received;
import dev.tandem.standin.StandIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Geopera as its own client has it, or better.
 */
@Timeout(120)
@ParameterizedClass
@EnumSource
class GeoperaApiTests {

	private static RunningSample sample;

	private static GeoperaServer server;

	private final Twin twin;

	GeoperaApiTests(Twin twin) {
		this.twin = twin;
	}

	@BeforeAll
	static void start() {
		sample = RunningSample.start("--tandem.clients.geopera.retry.backoff.initial=1ms");
		server = sample.context().getBean(GeoperaServer.class);
	}

	@AfterAll
	static void close() {
		sample.close();
	}

	@BeforeEach
	void reset() {
		http().reset();
		server.storage().reset();
	}

	private static StandIn http() {
		return server.http();
	}

	private BlockingGeopera geopera() {
		return geopera(sample);
	}

	private BlockingGeopera geopera(RunningSample running) {
		return pair(running.context().getBean(BlockingGeopera.class), running.context().getBean(Geopera.class));
	}

	private BlockingGeopera derive(UnaryOperator<BlockingGeopera> one, UnaryOperator<Geopera> other) {
		return pair(one.apply(sample.context().getBean(BlockingGeopera.class)),
				other.apply(sample.context().getBean(Geopera.class)));
	}

	private BlockingGeopera pair(BlockingGeopera one, Geopera other) {
		return new BlockingGeopera(one.clients(),
				this.twin.of(BlockingCatalogApi.class, one.catalog(), other.catalog()),
				this.twin.of(BlockingOrderApi.class, one.orders(), other.orders()),
				this.twin.of(BlockingBillingApi.class, one.billing(), other.billing()),
				this.twin.of(BlockingUploadApi.class, one.uploads(), other.uploads()));
	}

	@Test
	void operationIsPostedByItsName() {
		assertThat(geopera().catalog().search(CatalogSearch.of("sentinel-2-l2a").withLimit(2)))
			.isInstanceOfSatisfying(Outcome.Success.class, (success) -> assertThat(success.output())
				.isInstanceOfSatisfying(CatalogPage.class, (page) -> assertThat(page.features()).hasSize(2)));
		assertThat(http().received()).singleElement().satisfies((request) -> {
			assertThat(request.method()).isEqualTo(HttpMethod.POST.name());
			assertThat(request.path()).isEqualTo("/catalog.search");
			assertThat(request.header("Authorization")).isEqualTo("Bearer " + GeoperaServer.KEY);
			assertThat(request.text())
				.isEqualTo("{\"host_name\":\"api.geopera.com\",\"collections\":[\"sentinel-2-l2a\"],\"limit\":2}");
		});
	}

	@Test
	void requestThatIsInvalidIsAValueWithItsViolations() {
		assertThat(geopera().catalog().search(CatalogSearch.of().withLimit(501))).isInstanceOfSatisfying(
				Outcome.Invalid.class,
				(invalid) -> assertThat(invalid.error().detail()).singleElement()
					.isEqualTo(new ValidationError.Violation(List.of("body", "limit"),
							"Input should be between 1 and 500", "less_than_equal")));
	}

	@Test
	void argumentThatIsMissingIsRefusedBeforeItIsSent() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CatalogSearch("", null, null, null, null, null))
			.withMessage("hostName must not be empty");
		assertThat(http().received()).isEmpty();
	}

	@Test
	void requestThatIsRefusedIsAValueWithItsProblem() {
		String reader = "Bearer " + GeoperaServer.READER;
		BlockingGeopera derived = derive((geopera) -> geopera.withHeader("Authorization", reader),
				(geopera) -> geopera.withHeader("Authorization", reader));
		assertThat(derived.billing().topup(new Topup(10), "reader")).isInstanceOfSatisfying(Outcome.Refused.class,
				(refused) -> {
					assertThat(refused.problem().getStatus()).isEqualTo(403);
					assertThat(refused.problem().getTitle()).isEqualTo("Forbidden");
					assertThat(refused.problem().getDetail()).isEqualTo("The key lacks the scope of billing.topup");
				});
	}

	@Test
	void statusThatIsNotDocumentedIsAValueOrAnException() {
		http().always(new Fault.Respond(Answer.of(418, "text/html", "<h1>teapot</h1>")));
		Outcome<CatalogPage> outcome = Objects.requireNonNull(geopera().catalog().search(CatalogSearch.of()));
		assertThat(outcome).isInstanceOf(Outcome.Undocumented.class);
		assertThatExceptionOfType(ApiResponseException.class).isThrownBy(outcome::orElseThrowUndocumented)
			.satisfies((ex) -> assertThat(ex.status().value()).isEqualTo(418))
			.satisfies((ex) -> assertThat(ex.bodyText()).isEqualTo("<h1>teapot</h1>"));
		http().always(new Fault.Respond(Answer.json(422, List.of())));
		assertThat(geopera().catalog().search(CatalogSearch.of())).isInstanceOf(Outcome.Undocumented.class);
		http().reset();
		Outcome<CatalogPage> invalid = Objects
			.requireNonNull(geopera().catalog().search(CatalogSearch.of().withLimit(0)));
		assertThat(invalid.orElseThrowUndocumented()).isSameAs(invalid);
	}

	@Test
	void detailedResponseHasStatusHeadersAndBytes() {
		http().next(new Fault.Respond(Answer.json(200, new CatalogPage(List.of(), null)).header("X-Trace", "t1")));
		assertThat(geopera().catalog().searchDetailed(CatalogSearch.of()))
			.isInstanceOfSatisfying(ApiResult.Success.class, (success) -> {
				assertThat(success.status().value()).isEqualTo(200);
				assertThat(success.headers().getFirst("X-Trace")).isEqualTo("t1");
				assertThat(success.body()).isEqualTo(new CatalogPage(List.of(), null));
			});
		assertThat(geopera().catalog().searchDetailed(CatalogSearch.of().withLimit(501)))
			.isInstanceOfSatisfying(ApiResult.Failure.class, (failure) -> assertThat(failure.exception())
				.isInstanceOfSatisfying(ApiResponseException.class, (ex) -> {
					assertThat(ex.status().value()).isEqualTo(422);
					assertThat(ex.error(ValidationError.class)).isPresent();
					assertThat(ex.bodyText()).startsWith("{\"detail\"");
				}));
		assertThat(geopera().catalog().searchRaw(CatalogSearch.of().withLimit(1))).isNotNull().satisfies((raw) -> {
			assertThat(raw.getStatusCode().value()).isEqualTo(200);
			assertThat(new String(Objects.requireNonNull(raw.getBody()), StandardCharsets.UTF_8))
				.startsWith("{\"features\":[{");
		});
	}

	@Test
	void callWithoutAnyResponseIsAnException() {
		http().always(new Fault.CutOff());
		assertThatExceptionOfType(ApiTransportException.class)
			.isThrownBy(() -> geopera().catalog().search(CatalogSearch.of()))
			.satisfies((ex) -> assertThat(ex.attempts()).isEqualTo(3));
	}

	@Test
	void searchFollowsTheCursorToTheEnd() {
		assertThat(geopera().catalog().searchAll(CatalogSearch.of("landsat-c2-l2").withLimit(10)))
			.extracting(CatalogItem::id)
			.containsExactlyElementsOf(IntStream.range(0, 25).mapToObj((number) -> "landsat-c2-l2-" + number).toList());
		assertThat(http().received()).extracting((request) -> request.json().path("next").asString("none"))
			.hasSize(3)
			.startsWith("none")
			.doesNotHaveDuplicates();
	}

	@Test
	void searchIsRepeatedAndOrderIsNotWithoutItsKey() {
		http().next(new Fault.Respond(Answer.empty(503)), new Fault.CutOff());
		assertThat(geopera().orders().estimateTasking(TaskingRequest.ofArea(10))).isInstanceOf(Outcome.Success.class);
		assertThat(http().received()).hasSize(3);
		http().reset();
		http().next(new Fault.Respond(Answer.empty(503)));
		assertThat(geopera().orders().placeTaskingDetailed(TaskingRequest.ofArea(10), CallOptions.none()))
			.isInstanceOf(ApiResult.Failure.class);
		assertThat(http().received()).hasSize(1);
	}

	@Test
	void keyMakesOneOrderOfManyRequests() {
		String key = "order-" + this.twin;
		http().next(new Fault.CutOff());
		Outcome<TaskingOrder> first = geopera().orders().placeTasking(TaskingRequest.ofArea(10), key);
		assertThat(first).isInstanceOf(Outcome.Success.class);
		assertThat(geopera().orders().placeTasking(TaskingRequest.ofArea(10), key)).isEqualTo(first);
		assertThat(http().received()).hasSize(3)
			.allSatisfy((request) -> assertThat(request.header("Idempotency-Key")).isEqualTo(key));
		assertThat(geopera().orders().placeTasking(TaskingRequest.ofArea(20), key)).isInstanceOfSatisfying(
				Outcome.Refused.class, (refused) -> assertThat(refused.problem().getStatus()).isEqualTo(409));
		assertThat(geopera().billing().topup(new Topup(10), key)).isInstanceOfSatisfying(Outcome.Success.class,
				(success) -> assertThat(success.output()).isInstanceOfSatisfying(TopupReceipt.class,
						(receipt) -> assertThat(receipt.credits()).isEqualTo(1000)));
	}

	@Test
	void limitOfTheServerIsWaitedFor() {
		http().next(new Fault.Respond(Answer.empty(429).header("Retry-After", "1")));
		assertThat(geopera().catalog().search(CatalogSearch.of())).isInstanceOf(Outcome.Success.class);
		List<Received> both = http().received();
		assertThat(both).hasSize(2);
		assertThat(Duration.ofNanos(both.get(1).nanos() - both.get(0).nanos()))
			.isGreaterThanOrEqualTo(Duration.ofMillis(990));
	}

	/**
	 * The next calls are not sent then, so it is an application of its own.
	 */
	@Test
	void limitOfTheServerIsAValueWhereTheWaitIsTooLong() {
		try (RunningSample limited = RunningSample.start()) {
			limited.context().getBean(GeoperaServer.class).limit(1, Duration.ofHours(1));
			geopera(limited).catalog().search(CatalogSearch.of());
			assertThat(geopera(limited).catalog().search(CatalogSearch.of())).isInstanceOfSatisfying(
					Outcome.Refused.class, (refused) -> assertThat(refused.problem().getStatus()).isEqualTo(429));
		}
	}

	@Test
	void limitOfTheClientIsKept() {
		try (RunningSample limited = RunningSample.start("--tandem.clients.geopera.rate-limit.permits=2",
				"--tandem.clients.geopera.rate-limit.per=10m", "--tandem.clients.geopera.rate-limit.max-wait=0s")) {
			BlockingGeopera geopera = geopera(limited);
			geopera.catalog().search(CatalogSearch.of());
			geopera.catalog().search(CatalogSearch.of());
			assertThatExceptionOfType(ApiRejectedException.class)
				.isThrownBy(() -> geopera.catalog().search(CatalogSearch.of()))
				.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ApiRejectedException.Reason.RATE_LIMITED));
			assertThat(limited.context().getBean(GeoperaServer.class).http().received()).hasSize(2);
		}
	}

	@Test
	void estimatesAreMadeAtTheSameTimeAndFailOnTheirOwn() {
		http().always(new Fault.Together(4));
		List<TaskingRequest> requests = List.of(TaskingRequest.ofArea(1), new TaskingRequest(List.of()),
				TaskingRequest.ofArea(3), TaskingRequest.ofArea(4));
		assertThat(geopera().orders().estimateTaskings(requests)).isNotNull().satisfies((result) -> {
			assertThat(result.outcomes()).extracting(BulkOutcome::input).isEqualTo(requests);
			assertThat(result.outputs())
				.extracting((outcome) -> (outcome instanceof Outcome.Success<TaskingEstimate> success)
						? success.output().totalAud() : -1)
				.containsExactly(2.0, 0.0, 6.0, 8.0);
		});
	}

	@Test
	void uploadIsPutToTheSignedUrlWithoutTheKey() {
		byte[] file = new byte[200_000];
		List<Long> progress = new CopyOnWriteArrayList<>();
		UploadState done = Objects.requireNonNull(geopera().uploads()
			.upload(new NewUpload("p1", file.length), new ByteArrayResource(file),
					(direction, bytes, total) -> progress.add(bytes)));
		assertThat(done.status()).isEqualTo("complete");
		assertThat(server.storage().received()).singleElement().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("PUT");
			assertThat(request.path()).isEqualTo("/" + done.id());
			assertThat(request.query("signature", "")).isEqualTo("a/b=");
			assertThat(request.headers().contains("Authorization")).isFalse();
			assertThat(request.body()).isEqualTo(file);
		});
		assertThat(progress).contains((long) file.length);
		assertThat(http().received()).extracting(Received::path)
			.containsExactly("/uploads.initiate", "/uploads.progress", "/uploads.complete");
	}

	@Test
	void uploadThatCannotBePutIsReported() {
		server.storage().always(new Fault.Respond(Answer.empty(403)));
		assertThatExceptionOfType(ApiResponseException.Forbidden.class).isThrownBy(
				() -> geopera().uploads().upload(new NewUpload("p1", 1), new ByteArrayResource(new byte[1]), null));
		assertThat(http().received()).extracting(Received::path).containsExactly("/uploads.initiate", "/uploads.fail");
		assertThat(server.uploadState(http().received().get(1).json().path("upload_id").asString()))
			.isEqualTo("failed");
	}

	@Test
	void derivedClientLeavesItsParentAlone() {
		BlockingGeopera parent = geopera();
		Duration soon = Duration.ofSeconds(1);
		BlockingGeopera derived = derive(
				(geopera) -> geopera.withHeader("X-Request-Source", "batch-job")
					.withCookie("session", "s1")
					.withTimeout(soon),
				(geopera) -> geopera.withHeader("X-Request-Source", "batch-job")
					.withCookie("session", "s1")
					.withTimeout(soon));
		derived.catalog().search(CatalogSearch.of());
		parent.catalog().search(CatalogSearch.of());
		assertThat(http().received()).extracting((request) -> request.header("X-Request-Source"))
			.containsExactly("batch-job", null);
		assertThat(http().received()).extracting((request) -> request.header("Cookie"))
			.containsExactly("session=s1", null);
		http().always(new Fault.Slow(Duration.ofMillis(1500)));
		assertThatExceptionOfType(ApiTimeoutException.class)
			.isThrownBy(() -> derived.catalog().search(CatalogSearch.of()));
		assertThat(parent.catalog().search(CatalogSearch.of())).isInstanceOf(Outcome.Success.class);
	}

	/**
	 * Another origin does not get the key.
	 */
	@Test
	void derivedClientWithAnotherBaseUrlLeavesItsParentAlone() {
		try (GeoperaServer other = new GeoperaServer()) {
			BlockingGeopera parent = geopera();
			BlockingGeopera derived = derive((geopera) -> geopera.withBaseUrl(other.uri()),
					(geopera) -> geopera.withBaseUrl(other.uri()));
			assertThat(derived.catalog().search(CatalogSearch.of())).isInstanceOf(Outcome.Refused.class);
			assertThat(other.http().received()).singleElement()
				.satisfies((request) -> assertThat(request.header("Authorization")).isNull());
			assertThat(http().received()).isEmpty();
			assertThat(parent.catalog().search(CatalogSearch.of())).isInstanceOf(Outcome.Success.class);
		}
	}

}
