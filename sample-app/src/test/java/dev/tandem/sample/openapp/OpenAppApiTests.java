package dev.tandem.sample.openapp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.CallOptions;
import dev.tandem.TransferListener.Direction;
import dev.tandem.sample.RunningSample;
import dev.tandem.sample.Twin;
import dev.tandem.standin.openapp.OpenAppServer;
import dev.tandem.standin.Answer;
import dev.tandem.standin.Fault;
import dev.tandem.standin.Received;
import dev.tandem.standin.StandIn;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * OpenApp as its own client has it, or better.
 */
@Timeout(120)
@ParameterizedClass
@EnumSource
class OpenAppApiTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static RunningSample sample;

	private static OpenAppServer server;

	private final Twin twin;

	OpenAppApiTests(Twin twin) {
		this.twin = twin;
	}

	@BeforeAll
	static void start() {
		sample = RunningSample.start("--tandem.clients.openapp.retry.backoff.initial=200ms",
				"--tandem.clients.openapp.retry.backoff.multiplier=1",
				"--tandem.clients.openapp.retry.backoff.jitter=0",
				"--tandem.clients.openapp.retry.budget-enabled=false",
				"--tandem.clients.openapp.pool.max-connections=1");
		server = sample.context().getBean(OpenAppServer.class);
	}

	@AfterAll
	static void close() {
		sample.close();
	}

	@BeforeEach
	void reset() {
		server.http().reset();
	}

	private static StandIn http() {
		return server.http();
	}

	private static OpenApp reactive() {
		return sample.context().getBean(OpenApp.class);
	}

	private static BlockingOpenApp blocking() {
		return sample.context().getBean(BlockingOpenApp.class);
	}

	private BlockingOpenApp openApp() {
		return pair(blocking(), reactive());
	}

	private BlockingOpenApp ofOrg(String id) {
		return pair(blocking().withOrg(id), reactive().withOrg(id));
	}

	private BlockingOpenApp pair(BlockingOpenApp one, OpenApp other) {
		return new BlockingOpenApp(one.clients(), this.twin.of(BlockingStatusApi.class, one.status(), other.status()),
				this.twin.of(BlockingOrgApi.class, one.orgs(), other.orgs()),
				this.twin.of(BlockingUserApi.class, one.users(), other.users()),
				this.twin.of(BlockingDeviceApi.class, one.devices(), other.devices()),
				this.twin.of(BlockingEntityApi.class, one.entities(), other.entities()),
				this.twin.of(BlockingApiKeyApi.class, one.apiKeys(), other.apiKeys()));
	}

	@Test
	void statusHasEnvironmentAndVersion() {
		assertThat(openApp().status().get()).isEqualTo(new Status("embedded", "1.4.2"));
	}

	@Test
	void callSendsTheWholeKeyAndAnIdOfTheRequest() {
		openApp().orgs().get("o1");
		assertThat(http().received()).singleElement().satisfies((request) -> {
			assertThat(request.header("Authorization")).isEqualTo("Bearer " + server.key());
			assertThat(request.header("X-Request-Id")).hasSize(36);
		});
	}

	@Test
	void listAsksForPagesByLimitAndOffset() {
		assertThat(ofOrg("o1").devices().list(2)).extracting(Device::id)
			.containsExactly("o1-d1", "o1-d2", "o1-d3", "o1-d4", "o1-d5");
		assertThat(http().received("/devices"))
			.extracting((request) -> request.query("offset", "") + "/" + request.query("limit", ""))
			.containsExactly("0/2", "2/2", "4/2");
		assertThat(http().received("/devices"))
			.allSatisfy((request) -> assertThat(request.headers().getAll("X-Org")).containsExactly("o1"));
	}

	@Test
	void withOrgLeavesTheOriginalAsItIs() {
		assertThat(ofOrg("o2").entities().list()).extracting(Entity::orgId).containsOnly("o2");
		assertThat(ofOrg("o1").entities().list()).extracting(Entity::orgId).containsOnly("o1");
		assertThatExceptionOfType(ApiResponseException.BadRequest.class).isThrownBy(() -> openApp().entities().list())
			.satisfies((ex) -> assertThat(ex.error(OpenAppError.class).orElseThrow().code()).isEqualTo("ORG_REQUIRED"));
	}

	@Test
	void actionChangesTheStateOfTheEntity() {
		assertThat(openApp().entities().open("o1-e1")).isNotNull()
			.satisfies((result) -> assertThat(result.state()).isEqualTo("open"));
		assertThat(openApp().entities().action("o1-e1", "switchable.close", new Action("night")))
			.isEqualTo(new ActionResult("o1-e1", "switchable.close", "closed", "night"));
		assertThat(openApp().entities().get("o1-e1")).isNotNull()
			.satisfies((entity) -> assertThat(entity.state()).isEqualTo("closed"));
		assertThat(openApp().entities().on("o1-e1")).isNotNull();
		assertThat(openApp().entities().off("o1-e1")).isNotNull();
		assertThat(openApp().entities().close("o1-e1")).isNotNull();
	}

	@Test
	void usersOrgsAndKeysAreCreatedAndFound() {
		Org org = Objects.requireNonNull(openApp().orgs().create(new NewOrg("Acme")));
		assertThat(openApp().orgs().list()).contains(org);
		String email = this.twin.name().toLowerCase(Locale.ROOT) + "@example.com";
		User user = Objects.requireNonNull(openApp().users().create(new NewUser(email, org.id(), List.of("admin"))));
		assertThat(openApp().users().get(user.id())).isEqualTo(user);
		assertThat(openApp().users().search(email, 10, 0)).isEqualTo(new Page<>(List.of(user), 1));
		ApiKey key = Objects.requireNonNull(openApp().apiKeys().create(new NewApiKey("CI")));
		assertThat(key.token()).startsWith(http().uri() + "_openapp_");
		assertThat(key.toString()).doesNotContain("_openapp_");
		openApp().apiKeys().revoke(key.id());
		assertThat(openApp().apiKeys().list()).extracting(ApiKey::id).contains("k1").doesNotContain(key.id());
	}

	@Test
	void argumentThatIsEmptyIsRefusedBeforeItIsSent() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NewUser("", null, null));
		assertThatIllegalArgumentException().isThrownBy(() -> new NewOrg(" "));
		assertThat(http().received()).isEmpty();
	}

	@Test
	void failureHasTheEnvelopeWithTheIdOfTheRequest() {
		assertThatExceptionOfType(ApiResponseException.NotFound.class).isThrownBy(() -> openApp().orgs().get("none"))
			.satisfies((ex) -> {
				OpenAppError error = ex.error(OpenAppError.class).orElseThrow();
				assertThat(error.message()).isEqualTo("No such id");
				assertThat(error.code()).isEqualTo("NOT_FOUND");
				assertThat(error.details()).containsEntry("path", "/orgs/none");
				assertThat(error.correlationId()).isEqualTo(http().received().get(0).header("X-Request-Id"));
			});
	}

	@Test
	void failureWhenTheBodyIsNoEnvelopeKeepsTheBody() {
		http().always(new Fault.Respond(Answer.of(502, "text/html", "<h1>Bad gateway</h1>")));
		assertThatExceptionOfType(ApiResponseException.BadGateway.class).isThrownBy(() -> openApp().orgs().get("o1"))
			.satisfies((ex) -> assertThat(ex.error(OpenAppError.class)).isEmpty())
			.satisfies((ex) -> assertThat(ex.bodyText()).isEqualTo("<h1>Bad gateway</h1>"));
	}

	@Test
	void getWhenItFailsIsRepeatedAndPostIsNot() {
		http().next(new Fault.Respond(Answer.empty(503)), new Fault.CutOff());
		assertThat(openApp().orgs().get("o1")).isEqualTo(new Org("o1", "Organization o1"));
		assertThat(http().received("/orgs/o1")).hasSize(3);
		http().next(new Fault.Respond(Answer.empty(503)));
		assertThatExceptionOfType(ApiResponseException.ServiceUnavailable.class)
			.isThrownBy(() -> openApp().entities().open("o1-e1"));
		http().next(new Fault.CutOff());
		assertThatExceptionOfType(ApiTransportException.class).isThrownBy(() -> openApp().entities().open("o1-e1"));
		assertThat(http().received("/entities/o1-e1/actions/open")).hasSize(2);
	}

	@Test
	void getWhenToldToWaitWaits() {
		http().next(new Fault.Respond(Answer.empty(429).header("Retry-After", "1")));
		openApp().orgs().get("o1");
		List<Received> attempts = http().received("/orgs/o1");
		assertThat(attempts).hasSize(2);
		assertThat(Duration.ofNanos(attempts.get(1).nanos() - attempts.get(0).nanos()))
			.isGreaterThanOrEqualTo(Duration.ofMillis(990));
	}

	@Test
	void uploadSendsThePartAndReportsItsProgress() {
		byte[] image = new byte[300_000];
		ByteArrayResource file = new ByteArrayResource(image) {

			@Override
			public String getFilename() {
				return "gate.png";
			}

		};
		List<Long> progress = new CopyOnWriteArrayList<>();
		Device device = openApp().devices().uploadImage("o1-d1", file, (direction, bytes, total) -> {
			if (direction == Direction.UPLOAD) {
				progress.add(bytes);
			}
		});
		assertThat(Objects.requireNonNull(device).image())
			.isEqualTo(new Device.Image("gate.png", "image/png", image.length));
		assertThat(progress).isSorted()
			.hasSizeGreaterThan(2)
			.startsWith(0L)
			.endsWith((long) http().received().get(0).body().length);
	}

	@Test
	void cancelEndsTheRequest() throws InterruptedException {
		http().always(new Fault.Silence());
		Runnable cancel = begin(reactive().orgs().get("o1"), () -> blocking().orgs().get("o1"));
		Awaitility.await().atMost(LIMIT).until(() -> http().unanswered() == 1);
		cancel.run();
		Awaitility.await().atMost(LIMIT).until(() -> http().unanswered() == 0);
		assertThat(http().received()).hasSize(1);
	}

	/**
	 * The retry of a call that is not cancelled, which fails later, is sent after that of
	 * the cancelled one would have been.
	 */
	@Test
	void cancelEndsTheRetries() throws InterruptedException {
		Answer later = Answer.empty(503).header("Retry-After", "1");
		http().next(new Fault.Respond(later), new Fault.Respond(later));
		Runnable cancel = begin(reactive().orgs().get("o1"), () -> blocking().orgs().get("o1"));
		Awaitility.await().atMost(LIMIT).until(() -> http().received("/orgs/o1").size() == 1);
		cancel.run();
		openApp().orgs().get("o2");
		assertThat(http().received("/orgs/o2")).hasSize(2);
		assertThat(http().received("/orgs/o1")).hasSize(1);
	}

	private Runnable begin(Mono<?> call, Runnable blockingCall) {
		if (this.twin == Twin.REACTIVE) {
			Disposable subscription = call.subscribe();
			return subscription::dispose;
		}
		Thread caller = new Thread(() -> {
			try {
				blockingCall.run();
			}
			catch (RuntimeException ex) {
				// It was interrupted.
			}
		}, "caller");
		caller.start();
		return () -> {
			caller.interrupt();
			Awaitility.await().atMost(LIMIT).until(() -> !caller.isAlive());
		};
	}

	@Test
	void timeoutOfOneCallLeavesTheOthersAsTheyAre() {
		http().next(new Fault.Silence());
		CallOptions soon = CallOptions.none().withTimeout(Duration.ofMillis(300));
		BlockingOrgApi impatient = pair(blocking().with(soon), reactive().with(soon)).orgs();
		assertThatExceptionOfType(ApiTimeoutException.class).isThrownBy(() -> impatient.get("o1"))
			.satisfies((ex) -> assertThat(ex.deadline()).isEqualTo(ApiTimeoutException.Deadline.CALL));
		http().next(new Fault.Slow(Duration.ofMillis(600)));
		assertThat(openApp().orgs().get("o1")).isNotNull();
	}

	@Test
	void twinsShareTheirConnection() throws Exception {
		openApp().status().get();
		blocking().orgs().get("o1");
		reactive().orgs().get("o1").toFuture().get(20, TimeUnit.SECONDS);
		assertThat(http().received()).extracting(Received::connection)
			.hasSize(3)
			.containsOnly(http().received().get(0).connection());
	}

	@Test
	void keyIsShownNowhere() {
		http().always(new Fault.Respond(Answer.empty(401)));
		assertThatExceptionOfType(ApiResponseException.Unauthorized.class).isThrownBy(() -> openApp().orgs().get("o1"))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("_openapp_"));
		byte[] shown = Objects.requireNonNull(sample.client()
			.get()
			.uri("/actuator/apiclients/openapp")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBodyContent());
		assertThat(new String(shown, StandardCharsets.UTF_8)).contains(http().uri().toString())
			.doesNotContain("_openapp_");
	}

}
