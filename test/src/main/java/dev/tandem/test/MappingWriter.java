package dev.tandem.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes WireMock mappings of requests and the responses that an API gave to them.
 */
final class MappingWriter {

	/**
	 * Headers of one connection or one moment, and what WireMock adds.
	 */
	private static final Set<String> LEFT_OUT = Set.of("connection", "keep-alive", "transfer-encoding",
			"content-length", "content-encoding", "date", "trailer", "upgrade", "matched-stub-id", "matched-stub-name");

	private static final JsonNodeFactory CREATE = JsonNodeFactory.instance;

	private final Redactor redactor;

	private final ApiLinks links;

	/**
	 * Create a writer.
	 * @param redactor removes secrets
	 * @param baseUrl base URL of the API
	 */
	MappingWriter(Redactor redactor, String baseUrl) {
		this.redactor = redactor;
		this.links = new ApiLinks(baseUrl);
	}

	/**
	 * Add what an API has answered in a test. Responses to equal requests follow one
	 * another; of requests that are in the recording already, the first responses stay.
	 * @param events requests and responses in order
	 * @param recording responses by their request
	 */
	void add(List<ServeEvent> events, Map<ObjectNode, List<ObjectNode>> recording) {
		for (ServeEvent event : events) {
			this.redactor.learn(event.getRequest());
			this.redactor.learn(event.getResponse().getHeaders());
		}
		Map<ObjectNode, List<ObjectNode>> added = new LinkedHashMap<>();
		for (ServeEvent event : events) {
			added.computeIfAbsent(request(event.getRequest()), (request) -> new ArrayList<>()).add(response(event));
		}
		added.forEach(recording::putIfAbsent);
	}

	/**
	 * Write a recording as a file of WireMock.
	 * @param recording responses by their request
	 * @param metadata metadata of each mapping
	 * @return the text of the file
	 */
	String text(Map<ObjectNode, List<ObjectNode>> recording, ObjectNode metadata) {
		ObjectNode file = CREATE.objectNode();
		ArrayNode mappings = file.putArray("mappings");
		recording.forEach((request, responses) -> {
			String scenario = (responses.size() > 1) ? "scenario-" + (mappings.size() + 1) : null;
			for (int i = 0; i < responses.size(); i++) {
				ObjectNode mapping = mappings.addObject();
				if (scenario != null) {
					mapping.put("scenarioName", scenario);
					mapping.put("requiredScenarioState", (i == 0) ? Scenario.STARTED : String.valueOf(i));
					if (i + 1 < responses.size()) {
						mapping.put("newScenarioState", String.valueOf(i + 1));
					}
				}
				mapping.set("request", request);
				mapping.set("response", responses.get(i));
				mapping.set("metadata", metadata);
			}
		});
		String text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
		if (this.redactor.holdsSecret(text)) {
			throw new RecordingException("Nothing is recorded: a URL holds a key, credential or cookie of the client");
		}
		return text;
	}

	private ObjectNode request(LoggedRequest sent) {
		ObjectNode request = CREATE.objectNode();
		request.put("method", sent.getMethod().getName());
		String url = sent.getUrl();
		boolean secret = sent.getQueryParams().keySet().stream().anyMatch(this.redactor::isSecretParameter);
		if (!secret) {
			request.put("url", url);
		}
		else {
			request.put("urlPath", url.substring(0, url.indexOf('?')));
			ObjectNode parameters = request.putObject("queryParameters");
			sent.getQueryParams().forEach((name, parameter) -> {
				if (!this.redactor.isSecretParameter(name)) {
					parameters.set(name, exactly(parameter.values()));
				}
			});
		}
		addBody(request, sent);
		return request;
	}

	private static ObjectNode exactly(List<String> values) {
		ObjectNode pattern = CREATE.objectNode();
		if (values.size() == 1) {
			return pattern.put("equalTo", values.get(0));
		}
		ArrayNode all = pattern.putArray("hasExactly");
		values.forEach((value) -> all.addObject().put("equalTo", value));
		return pattern;
	}

	/**
	 * A body that cannot be redacted is not compared.
	 */
	private void addBody(ObjectNode request, LoggedRequest sent) {
		String type = mediaType(sent.getHeader("Content-Type"));
		if (sent.getBody().length == 0 || type.startsWith("multipart/")) {
			return;
		}
		String text = sent.getBodyAsString();
		if (type.equals("application/x-www-form-urlencoded")) {
			ObjectNode parameters = CREATE.objectNode();
			sent.formParameters().forEach((name, parameter) -> {
				boolean harmless = parameter.values().stream().noneMatch(this.redactor::changes);
				if (harmless && !this.redactor.isSecretParameter(name)
						&& !this.redactor.holdsSecret(parameter.toString())) {
					parameters.set(name, exactly(parameter.values()));
				}
			});
			request.set("formParameters", parameters);
			return;
		}
		String json = type.contains("json") ? this.redactor.json(text, Redactor.ANY) : null;
		if (json != null && !type.contains("ndjson")) {
			request.putArray("bodyPatterns").addObject().put("equalToJson", json);
		}
		else if (isText(type) && !this.redactor.holdsSecret(text) && this.redactor.namedField(text) == null) {
			request.putArray("bodyPatterns").addObject().put("equalTo", text);
		}
	}

	private ObjectNode response(ServeEvent event) {
		LoggedResponse received = event.getResponse();
		ObjectNode response = CREATE.objectNode();
		response.put("status", received.getStatus());
		ObjectNode headers = CREATE.objectNode();
		String encoding = "";
		if (received.getHeaders() != null) {
			for (HttpHeader header : received.getHeaders().all()) {
				addHeader(headers, header);
			}
			HttpHeader found = received.getHeaders().getHeader("Content-Encoding");
			encoding = found.isPresent() ? found.firstValue() : "";
		}
		if (!headers.isEmpty()) {
			response.set("headers", headers);
		}
		byte[] body = received.getBody();
		if (body != null && body.length > 0) {
			addBody(response, mediaType(received.getMimeType()), decoded(body, encoding, event.getRequest()), event);
		}
		return response;
	}

	private void addHeader(ObjectNode headers, HttpHeader header) {
		String name = header.key().toLowerCase(Locale.ROOT);
		if (LEFT_OUT.contains(name) || this.redactor.isSecretHeader(name)) {
			return;
		}
		List<String> values = header.values()
			.stream()
			.map((value) -> this.redactor.hide(this.links.relative(name, value)))
			.toList();
		if (values.size() == 1) {
			headers.put(header.key(), values.get(0));
		}
		else {
			ArrayNode all = headers.putArray(header.key());
			values.forEach(all::add);
		}
	}

	private void addBody(ObjectNode response, String type, byte[] body, ServeEvent event) {
		String text = new String(body, StandardCharsets.UTF_8);
		boolean textual = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body);
		String json = textual ? this.redactor.json(text, Redactor.MASK) : null;
		if (json == null) {
			String searched = textual ? text : new String(body, StandardCharsets.ISO_8859_1);
			String field = this.redactor.namedField(searched);
			if (field != null || (!textual && this.redactor.holdsSecret(searched))) {
				throw new RecordingException(
						"The response to %s %s is not recorded: its body of type '%s' holds %s, which can be redacted in JSON only"
							.formatted(event.getRequest().getMethod(), path(event.getRequest()), type,
									(field != null) ? "the field '" + field + "'" : "a secret"));
			}
		}
		if (textual) {
			response.put("body", (json != null) ? json : this.redactor.hide(text));
		}
		else {
			response.put("base64Body", Base64.getEncoder().encodeToString(body));
		}
	}

	private static byte[] decoded(byte[] body, String encoding, LoggedRequest request) {
		if (encoding.isEmpty() || encoding.equals("identity")) {
			return body;
		}
		if (!encoding.equals("gzip")) {
			throw new RecordingException("The response to %s %s is not recorded: its Content-Encoding is '%s'"
				.formatted(request.getMethod(), path(request), encoding));
		}
		try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
			return unpacked.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isText(String type) {
		return type.startsWith("text/") || type.contains("json") || type.contains("xml");
	}

	private static String mediaType(@Nullable String header) {
		return (header != null) ? header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT) : "";
	}

	private static String path(LoggedRequest request) {
		return request.getUrl().split("\\?", 2)[0];
	}

}
