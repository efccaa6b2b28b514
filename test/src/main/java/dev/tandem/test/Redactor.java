package dev.tandem.test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.web.util.UriUtils;

/**
 * Removes secrets from what is recorded: the values of fields with certain names, and
 * wherever they are the keys, credentials and cookies that were sent and received.
 */
final class Redactor {

	static final String MASK = SentRequest.MASK;

	/**
	 * Any value, for WireMock's {@code equalToJson}.
	 */
	static final String ANY = "${json-unit.ignore}";

	/**
	 * A shorter key may be anything.
	 */
	private static final int SHORTEST_KEY = 4;

	/**
	 * A shorter cookie may be anything, such as {@code true}.
	 */
	private static final int SHORTEST_COOKIE = 8;

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final SecretNames names;

	private final NamedFields fields;

	private final Set<String> secrets = new LinkedHashSet<>();

	Redactor(SecretNames names) {
		this.names = names;
		this.fields = new NamedFields(names.fields());
	}

	/**
	 * Learn the secrets of a request.
	 */
	void learn(LoggedRequest request) {
		for (HttpHeader header : request.getHeaders().all()) {
			if (header.keyEquals("Cookie")) {
				header.values().forEach(this::learnCookies);
			}
			else if (this.names.headers().contains(header.key())) {
				header.values().forEach(this::learnCredential);
			}
		}
		request.getQueryParams().forEach((name, parameter) -> {
			if (this.names.query().contains(name)) {
				parameter.values().forEach(this::learn);
			}
		});
	}

	/**
	 * Learn the cookies that a response sets.
	 */
	void learn(@Nullable HttpHeaders response) {
		if (response != null) {
			for (HttpHeader header : response.all()) {
				if (header.keyEquals("Set-Cookie")) {
					header.values().forEach((cookie) -> learnCookies(cookie.split(";", 2)[0]));
				}
			}
		}
	}

	private void learnCookies(String cookies) {
		for (String cookie : cookies.split(";", -1)) {
			learn(cookie.substring(cookie.indexOf('=') + 1).trim(), SHORTEST_COOKIE);
		}
	}

	private void learnCredential(String value) {
		learn(value);
		String token = value.substring(value.lastIndexOf(' ') + 1);
		learn(token);
		if (value.regionMatches(true, 0, "Basic ", 0, 6)) {
			try {
				String decoded = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
				learn(decoded);
				learn(decoded.substring(decoded.indexOf(':') + 1));
			}
			catch (IllegalArgumentException ex) {
				// Not Base64: the token itself is known.
			}
		}
	}

	private void learn(String key) {
		learn(key, SHORTEST_KEY);
	}

	private void learn(String secret, int shortest) {
		if (secret.length() >= shortest && !secret.endsWith(ClientProperties.TEST_KEY)) {
			this.secrets.add(secret);
			this.secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
			this.secrets.add(UriUtils.encode(secret, StandardCharsets.UTF_8));
			this.secrets.add(UriUtils.encodeQueryParam(secret, StandardCharsets.UTF_8));
			this.secrets.add(new String(JsonStringEncoder.getInstance().quoteAsCharArray(secret)));
		}
	}

	boolean isSecretHeader(String name) {
		return this.names.headers().contains(name);
	}

	boolean isSecretParameter(String name) {
		return this.names.query().contains(name);
	}

	/**
	 * Whether a text holds a secret that was sent or received.
	 */
	boolean holdsSecret(String text) {
		return this.secrets.stream().anyMatch(text::contains);
	}

	/**
	 * Hide what was sent as a secret.
	 */
	String hide(String text) {
		String hidden = text;
		for (String secret : this.secrets.stream()
			.sorted(Comparator.comparingInt(String::length).reversed())
			.toList()) {
			hidden = hidden.replace(secret, MASK);
		}
		return hidden;
	}

	/**
	 * Redact JSON, one value or one on each line, also of server-sent events.
	 * @param text the text
	 * @param mask in place of a text that is redacted
	 * @return the redacted text, {@code null} if it is no JSON or a line that is none may
	 * hold a field
	 */
	@Nullable String json(String text, String mask) {
		JsonNode whole = parse(text);
		if (whole != null) {
			return masked(text, whole, mask);
		}
		boolean found = false;
		StringBuilder masked = new StringBuilder();
		for (String line : text.split("(?<=\n)", -1)) {
			String prefix = line.startsWith("data:") ? "data:" : "";
			JsonNode value = parse(line.substring(prefix.length()));
			if (value == null && namedField(line) != null) {
				return null;
			}
			String end = line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
			masked.append((value != null)
					? prefix + masked(line.substring(prefix.length()).stripTrailing(), value, mask) + end : hide(line));
			found |= value != null;
		}
		return found ? masked.toString() : null;
	}

	private String masked(String text, JsonNode value, String mask) {
		String before = value.toString();
		JsonNode masked = mask(value, mask, false);
		return masked.toString().equals(before) ? text : masked.toString();
	}

	private static @Nullable JsonNode parse(String text) {
		try {
			JsonNode node = JSON.readTree(text);
			return (node != null && node.isContainer()) ? node : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private JsonNode mask(JsonNode node, String mask, boolean named) {
		if (node instanceof ObjectNode object) {
			for (String name : List.copyOf(object.propertyNames())) {
				object.set(name, mask(object.get(name), mask, named || this.names.fields().contains(name)));
			}
			return object;
		}
		if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				array.set(i, mask(array.get(i), mask, named));
			}
			return array;
		}
		return leaf(node, mask, named);
	}

	/**
	 * The type of a redacted value stays, so that it can be decoded; in a request, where
	 * any value will do, it need not.
	 */
	private JsonNode leaf(JsonNode node, String mask, boolean named) {
		JsonNodeFactory create = JsonNodeFactory.instance;
		if (named && !node.isNull()) {
			if (mask.equals(ANY) || node.isString()) {
				return create.stringNode(mask);
			}
			return node.isNumber() ? create.numberNode(0) : create.booleanNode(false);
		}
		if (node.isString()) {
			String text = node.stringValue();
			String redacted = text(text, mask);
			return redacted.equals(text) ? node : create.stringNode(mask.equals(ANY) ? ANY : redacted);
		}
		if (node.isNull() || !holdsSecret(node.asString())) {
			return node;
		}
		return mask.equals(ANY) ? create.stringNode(ANY) : create.numberNode(0);
	}

	/**
	 * Whether a text that is part of a body may hold what is not to be recorded.
	 */
	boolean changes(String text) {
		return !text(text, ANY).equals(text);
	}

	/**
	 * A text within JSON may be JSON itself. Another one that may hold a field is
	 * replaced as a whole.
	 */
	private String text(String text, String mask) {
		String json = json(text, mask);
		if (json == null) {
			return this.fields.mayHaveValue(text) ? mask : hide(text);
		}
		return json;
	}

	/**
	 * Find a field whose value may be in a text that is no JSON.
	 * @param text the text
	 * @return the name of the field, {@code null} if there is none
	 */
	@Nullable String namedField(String text) {
		return this.fields.anywhere(text);
	}

}
