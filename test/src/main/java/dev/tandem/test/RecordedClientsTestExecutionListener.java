package dev.tandem.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Replays the recording of each test, or records it. Runs within
 * {@link StubbedClientsTestExecutionListener}, which resets the servers.
 */
class RecordedClientsTestExecutionListener implements TestExecutionListener, Ordered {

	private static final Log logger = LogFactory.getLog(RecordedClientsTestExecutionListener.class);

	private static final List<String> ALWAYS_REDACTED = List.of("password", "client_secret", "access_token",
			"refresh_token", "id_token");

	/**
	 * After stubs of the test, whose priority is 5.
	 */
	private static final int LAST = 1000;

	private final Map<Path, Map<ObjectNode, List<ObjectNode>>> recordings = new LinkedHashMap<>();

	private final Map<Path, Map<UUID, String>> unused = new LinkedHashMap<>();

	private boolean failed;

	@Override
	public int getOrder() {
		return StubbedClientsTestExecutionListener.ORDER + 1;
	}

	@Override
	public void beforeTestClass(TestContext testContext) {
		this.recordings.clear();
		this.unused.clear();
		this.failed = false;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		for (RecordedClient annotation : Recording.annotations(testContext.getTestClass())) {
			StubbedClients stubbed = testContext.getApplicationContext().getBean(StubbedClients.class);
			String baseUrl = stubbed.recordedBaseUrl(annotation.value());
			WireMockServer server = stubbed.server(annotation.value());
			if (baseUrl != null) {
				server.stubFor(WireMock.any(WireMock.anyUrl())
					.atPriority(LAST)
					.willReturn(WireMock.aResponse().proxiedFrom(baseUrl).withRemoveRequestHeader("accept-encoding")));
			}
			else {
				replay(testContext, annotation, server);
			}
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		this.failed |= testContext.getTestException() != null;
		for (RecordedClient annotation : Recording.annotations(testContext.getTestClass())) {
			StubbedClients stubbed = testContext.getApplicationContext().getBean(StubbedClients.class);
			String baseUrl = stubbed.recordedBaseUrl(annotation.value());
			WireMockServer server = stubbed.server(annotation.value());
			Recording recording = Recording.of(testContext, annotation);
			if (baseUrl == null) {
				Map<UUID, String> left = this.unused.getOrDefault(recording.file(), new LinkedHashMap<>());
				server.getAllServeEvents()
					.stream()
					.filter(ServeEvent::getWasMatched)
					.forEach((event) -> left.remove(event.getStubMapping().getId()));
			}
			else {
				List<ServeEvent> events = proxied(annotation.value(), server);
				if (testContext.getTestException() == null) {
					record(testContext, annotation, events, baseUrl);
				}
			}
		}
	}

	@Override
	public void afterTestClass(TestContext testContext) {
		if (!this.failed) {
			this.unused.forEach((file, requests) -> {
				if (!requests.isEmpty()) {
					logger.warn("The recording %s is stale: the test does not send %s. Record it again with -D%s=true"
						.formatted(file, String.join(", ", new LinkedHashSet<>(requests.values())),
								RecordMode.PROPERTY));
				}
			});
		}
	}

	/**
	 * What the API has answered, in order.
	 */
	private static List<ServeEvent> proxied(String client, WireMockServer server) {
		List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents()
			.stream()
			.filter((event) -> event.getWasMatched() && event.getResponseDefinition().isProxyResponse())
			.toList());
		Collections.reverse(events);
		events.forEach((event) -> refuseFailure(client, event));
		return events;
	}

	private void record(TestContext testContext, RecordedClient annotation, List<ServeEvent> events, String baseUrl) {
		Set<String> redacted = new LinkedHashSet<>(ALWAYS_REDACTED);
		Collections.addAll(redacted, annotation.redact());
		ClientProperties properties = new ClientProperties(testContext.getApplicationContext().getEnvironment(),
				annotation.value());
		MappingWriter writer = new MappingWriter(new Redactor(SecretNames.of(properties, redacted)), baseUrl);
		Recording recording = Recording.of(testContext, annotation);
		Map<ObjectNode, List<ObjectNode>> responses = this.recordings.computeIfAbsent(recording.file(),
				(file) -> new LinkedHashMap<>());
		writer.add(events, responses);
		ObjectNode metadata = JsonNodeFactory.instance.objectNode()
			.put("recordedAt", LocalDate.now(ZoneOffset.UTC).toString())
			.put("recordedFrom", baseUrl.replaceFirst("//[^/@]*@", "//"));
		write(recording.file(), writer.text(responses, metadata));
		logger.info("Recorded %d responses in %s".formatted(events.size(), recording.file()));
	}

	private static void refuseFailure(String client, ServeEvent event) {
		String body = event.getResponse().getBodyAsString();
		if (event.getResponse().getStatus() == 500 && body != null
				&& body.matches("(?s)(SSL|Network) failure trying to make a proxied request.*")) {
			throw new RecordingException(
					"Nothing is recorded, because the API of '%s' cannot be reached: %s".formatted(client, body));
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void replay(TestContext testContext, RecordedClient annotation, WireMockServer server) {
		Recording recording = Recording.of(testContext, annotation);
		if (!Files.exists(recording.file())) {
			throw new RecordingException(
					"There is no recording %s: %s".formatted(recording.file().toAbsolutePath(), recording.remedy()));
		}
		boolean first = !this.unused.containsKey(recording.file());
		Map<UUID, String> requests = this.unused.computeIfAbsent(recording.file(), (file) -> new LinkedHashMap<>());
		LocalDate recordedAt = null;
		for (JsonNode mapping : read(recording.file()).path("mappings")) {
			StubMapping stub = StubMapping.buildFrom(mapping.toString());
			UUID id = UUID.nameUUIDFromBytes(mapping.toString().getBytes(StandardCharsets.UTF_8));
			stub.setId(id);
			server.addStubMapping(stub);
			String date = mapping.path("metadata").path("recordedAt").asString("");
			recordedAt = date.isEmpty() ? recordedAt : LocalDate.parse(date);
			if (first) {
				JsonNode request = mapping.path("request");
				requests.put(id, request.path("method").asString() + " "
						+ request.path("url").asString(request.path("urlPath").asString("")));
			}
		}
		recording.replayedBy(testContext, recordedAt);
		if (first && recordedAt != null) {
			warnOfAge(recording, recordedAt, annotation.maxAgeInDays());
		}
	}

	private static void warnOfAge(Recording recording, LocalDate recordedAt, int maxAgeInDays) {
		long age = ChronoUnit.DAYS.between(recordedAt, LocalDate.now(ZoneOffset.UTC));
		if (age > maxAgeInDays) {
			logger.warn("The recording %s is stale: it is %d days old. %s".formatted(recording.file(), age,
					"Record it again with -D%s=%s".formatted(RecordMode.PROPERTY, recording.client())));
		}
	}

	private static JsonNode read(Path file) {
		try {
			return JsonMapper.shared().readTree(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
