package dev.tandem.sample.examples;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiResult;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.bulk.BlockingBulk;
import dev.tandem.bulk.Bulk;
import dev.tandem.bulk.BulkOutcome;
import dev.tandem.bulk.BulkResult;
import dev.tandem.sample.SampleTest;
import dev.tandem.sample.geopera.BlockingGeopera;
import dev.tandem.sample.geopera.CatalogPage;
import dev.tandem.sample.geopera.CatalogSearch;
import dev.tandem.sample.geopera.Geopera;
import dev.tandem.sample.geopera.Outcome;
import dev.tandem.sample.geopera.TaskingEstimate;
import dev.tandem.sample.geopera.TaskingRequest;
import dev.tandem.standin.geopera.GeoperaServer;
import dev.tandem.standin.Answer;
import dev.tandem.standin.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The examples of the page of Geopera's Python client, as docs/guide/from-python.md shows
 * them.
 */
@SampleTest
class GeoperaExampleTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final List<String> COLLECTIONS = List.of("sentinel-2-l2a", "landsat-c2-l2", "sentinel-1-grd");

	@Autowired
	private Geopera geopera;

	@Autowired
	private BlockingGeopera blockingGeopera;

	@Autowired
	private GeoperaServer server;

	@AfterEach
	void reset() {
		this.server.http().reset();
	}

	static List<Object> callables(BlockingGeopera blocking, Geopera reactive, CatalogSearch body) {
		Outcome<CatalogPage> sync = blocking.catalog().search(body);
		ApiResult<CatalogPage> syncDetailed = blocking.catalog().searchDetailed(body);
		Mono<Outcome<CatalogPage>> asyncio = reactive.catalog().search(body);
		Mono<ApiResult<CatalogPage>> asyncioDetailed = reactive.catalog().searchDetailed(body);
		return List.of(sync, syncDetailed, asyncio.block(LIMIT), asyncioDetailed.block(LIMIT));
	}

	@Test
	void fourCallables() {
		CatalogSearch body = CatalogSearch.of("sentinel-2-l2a").withLimit(10);
		List<Object> results = callables(this.blockingGeopera, this.geopera, body);
		assertThat(results.get(0)).isInstanceOf(Outcome.Success.class).isEqualTo(results.get(2));
		assertThat(results.get(1)).isInstanceOf(ApiResult.Success.class);
		assertThat(results.get(3)).isInstanceOf(ApiResult.Success.class);
	}

	static CatalogPage search(BlockingGeopera geopera, CatalogSearch body) {
		Outcome<CatalogPage> outcome = geopera.catalog().search(body).orElseThrowUndocumented();
		if (outcome instanceof Outcome.Success<CatalogPage> success) {
			return success.output();
		}
		if (outcome instanceof Outcome.Invalid<CatalogPage> invalid) {
			throw new IllegalArgumentException(invalid.error().detail().toString());
		}
		throw new IllegalStateException(((Outcome.Refused<CatalogPage>) outcome).problem().getDetail());
	}

	@Test
	void detailedResponses() {
		assertThat(search(this.blockingGeopera, CatalogSearch.of("sentinel-2-l2a").withLimit(10)).features())
			.hasSize(10);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> search(this.blockingGeopera, CatalogSearch.of().withLimit(501)))
			.withMessageContaining("less_than_equal");
	}

	static Mono<Map<String, Outcome<CatalogPage>>> searchCollections(Geopera geopera, List<String> collections) {
		return Flux.fromIterable(collections)
			.flatMapSequential((name) -> geopera.catalog().search(CatalogSearch.of(name).withLimit(10)))
			.zipWithIterable(collections)
			.collect(LinkedHashMap::new, (all, pair) -> all.put(pair.getT2(), pair.getT1()));
	}

	@Test
	void concurrently() {
		this.server.http().always(new Fault.Together(3));
		StepVerifier.create(searchCollections(this.geopera, COLLECTIONS))
			.assertNext((all) -> assertThat(all.keySet()).containsExactlyElementsOf(COLLECTIONS))
			.expectComplete()
			.verify(LIMIT);
	}

	static Mono<BulkResult<String, Outcome<CatalogPage>>> searchAll(Geopera geopera, List<String> collections) {
		return Bulk.of(collections).concurrency(8).call((name) -> geopera.catalog().search(CatalogSearch.of(name)));
	}

	static BulkResult<String, Outcome<CatalogPage>> searchAll(BlockingGeopera geopera, List<String> collections) {
		return BlockingBulk.of(collections)
			.concurrency(8)
			.call((name) -> geopera.catalog().search(CatalogSearch.of(name)));
	}

	@Test
	void boundedConcurrency() {
		StepVerifier.create(searchAll(this.geopera, COLLECTIONS).map((result) -> result.outputs().size()))
			.expectNext(3)
			.expectComplete()
			.verify(LIMIT);
		assertThat(searchAll(this.blockingGeopera, COLLECTIONS).outputs()).hasSize(3);
	}

	static void print(BulkResult<String, Outcome<CatalogPage>> results) {
		for (BulkOutcome<String, Outcome<CatalogPage>> result : results.outcomes()) {
			if (result instanceof BulkOutcome.Failure<String, Outcome<CatalogPage>> failure) {
				System.out.println(failure.input() + " failed: " + failure.error().getMessage());
			}
			else {
				System.out.println(result.input() + " -> " + result);
			}
		}
	}

	@Test
	void failuresPerTask() {
		this.server.http().next(new Fault.Respond(Answer.of(418, "text/html", "teapot")));
		BulkResult<String, Outcome<CatalogPage>> results = searchAll(this.blockingGeopera, COLLECTIONS);
		print(results);
		assertThat(results.outputs()).hasSize(3).filteredOn(Outcome.Undocumented.class::isInstance).hasSize(1);
	}

	static Geopera batchJob(Geopera geopera) {
		return geopera.withHeader("X-Request-Source", "batch-job")
			.withCookie("session", "s1")
			.withTimeout(Duration.ofSeconds(30));
	}

	@Test
	void derivedClient() {
		batchJob(this.geopera).catalog().search(CatalogSearch.of()).block(LIMIT);
		this.geopera.catalog().search(CatalogSearch.of()).block(LIMIT);
		assertThat(this.server.http().received()).extracting((request) -> request.header("X-Request-Source"))
			.containsExactly("batch-job", null);
	}

	static HttpClientCustomizer ownTransport() {
		return (client, httpClient) -> client.equals("geopera") ? httpClient.keepAlive(true) : httpClient;
	}

	@Test
	void underlyingClient() {
		HttpClient given = HttpClient.create();
		assertThat(ownTransport().customize("other", given)).isSameAs(given);
		assertThat(ownTransport().customize("geopera", given)).isNotNull();
	}

	static TaskingEstimate estimate(BlockingGeopera geopera, TaskingRequest body) {
		Outcome<TaskingEstimate> outcome = geopera.orders().estimateTasking(body).orElseThrowUndocumented();
		if (outcome instanceof Outcome.Success<TaskingEstimate> success) {
			return success.output();
		}
		if (outcome instanceof Outcome.Invalid<TaskingEstimate> invalid) {
			throw new IllegalArgumentException(invalid.error().detail().toString());
		}
		throw new IllegalStateException(((Outcome.Refused<TaskingEstimate>) outcome).problem().getDetail());
	}

	static void printEstimates(BlockingGeopera geopera, List<TaskingRequest> bodies) {
		BlockingBulk.of(bodies).call((body) -> estimate(geopera, body)).outcomes().forEach((outcome) -> {
			if (outcome instanceof BulkOutcome.Failure<TaskingRequest, TaskingEstimate> failure) {
				System.out.println("estimate failed: " + failure.error().getMessage());
			}
			else {
				System.out.println(outcome);
			}
		});
	}

	@Test
	void estimateTaskingConcurrently() {
		List<TaskingRequest> bodies = List.of(TaskingRequest.ofArea(5), TaskingRequest.ofArea(7));
		this.server.http().always(new Fault.Together(2));
		printEstimates(this.blockingGeopera, bodies);
		StepVerifier.create(this.geopera.orders().estimateTaskings(bodies))
			.assertNext((result) -> assertThat(result.failures()).isEmpty())
			.expectComplete()
			.verify(LIMIT);
	}

}
