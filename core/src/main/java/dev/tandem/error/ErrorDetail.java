package dev.tandem.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.auth.Credential;
import dev.tandem.logging.MessageText;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.ErrorDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * What an error body says of the error, as a part of a message: the fields of a problem
 * (RFC 9457) or, where the client asks for it, those that other APIs use, shortened and
 * without secrets.
 */
final class ErrorDetail {

	private static final ParameterizedTypeReference<Map<String, Object>> FIELDS = new ParameterizedTypeReference<>() {
	};

	private static final List<String> OF_PROBLEM = List.of("title", "detail", "code");

	private static final List<String> OF_JSON = List.of("title", "detail", "message", "error", "error_description",
			"code");

	private static final int LARGEST = 64 * 1024;

	private final ErrorDetails details;

	private final MessageText text;

	ErrorDetail(ClientSettings settings, List<Credential> credentials) {
		this.details = settings.errorDetails();
		this.text = new MessageText(settings, credentials);
	}

	/**
	 * What the body says.
	 * @return the text, empty if it is not to be shown or says nothing
	 */
	String of(WebClientResponseException response) {
		MediaType type = response.getHeaders().getContentType();
		byte[] body = response.getResponseBodyAsByteArray();
		if (type == null || body.length == 0 || body.length > LARGEST || this.details == ErrorDetails.NONE) {
			return "";
		}
		boolean problem = type.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		boolean json = type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
		if (!problem && !(json && this.details == ErrorDetails.JSON)) {
			return "";
		}
		Map<String, Object> fields = read(response);
		List<String> said = new ArrayList<>();
		if (fields != null) {
			collect(fields, problem ? OF_PROBLEM : OF_JSON, said);
		}
		return String.join(", ", said);
	}

	/**
	 * A body that cannot be read, by whatever decoder, is no second failure.
	 */
	private static @Nullable Map<String, Object> read(WebClientResponseException response) {
		try {
			return response.getResponseBodyAs(FIELDS);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Some APIs put the fields into an object of the name "error".
	 */
	private void collect(Map<?, ?> fields, List<String> names, List<String> said) {
		for (String name : names) {
			Object value = fields.get(name);
			if (value instanceof Map<?, ?> nested && name.equals("error")) {
				collect(nested, OF_JSON, said);
			}
			else if (value instanceof String || value instanceof Number) {
				String shown = this.text.shows(name) ? this.text.of(value.toString()) : "[redacted]";
				said.add(name.equals("code") ? "code " + shown : '"' + shown + '"');
			}
		}
	}

}
