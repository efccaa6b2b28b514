package dev.tandem.engine;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.ApiOperation;
import dev.tandem.transport.UnsafeRequestException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.util.UriUtils;

/**
 * Puts the parameters of a query into the address of an operation's requests. Spring
 * would parse the template again for each request, and take a name for a part of the
 * template: here a name is as opaque as a value.
 */
final class QueryTemplate {

	/**
	 * RFC 9110, section 9.3: content in the request has no meaning.
	 */
	private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);

	private final ApiOperation operation;

	/**
	 * Most calls of an operation have the same parameters as the one before.
	 */
	private volatile @Nullable Form last;

	/**
	 * Create a template.
	 * @param operation the operation, which messages name
	 */
	QueryTemplate(ApiOperation operation) {
		this.operation = operation;
	}

	/**
	 * The variable of a parameter's name.
	 */
	static String nameVariable(String name) {
		return "queryParam-" + name;
	}

	/**
	 * The variable of a parameter's only value.
	 */
	static String valueVariable(String name) {
		return nameVariable(name) + "[0]";
	}

	/**
	 * Complete the address of a request from the parameters that are set.
	 * @param request the request
	 * @param address address among the arguments, in place of the template
	 * @param options parameters among the options of the call, which win name by name
	 */
	void complete(HttpRequestValues.Builder request, @Nullable URI address, Map<String, List<String>> options) {
		request.configureRequestParams((parameters) -> {
			try {
				if (isForm(request)) {
					RequestCheck.checkText("form parameter", parameters, this.operation);
					append(request, address, options);
				}
				else {
					refuseFields(request, parameters);
					parameters.putAll(options);
					append(request, address, parameters);
					parameters.clear();
				}
			}
			catch (UnsafeRequestException ex) {
				parameters.clear();
				RequestCheck.refuse(request, ex);
			}
		});
	}

	/**
	 * The request parameters of a form are its body.
	 */
	private static boolean isForm(HttpRequestValues.Builder request) {
		return MediaType.APPLICATION_FORM_URLENCODED.equals(request.getContentType());
	}

	/**
	 * Spring knows a form only by the media type alone. With a parameter, such as a
	 * charset, the fields would be in the URL. Those of a request that has a body, or
	 * whose method gives it no meaning, belong there.
	 */
	private void refuseFields(HttpRequestValues.Builder request, Map<String, List<String>> parameters) {
		if (parameters.isEmpty()) {
			return;
		}
		MediaType type = request.getContentType();
		HttpMethod method = request.getHttpMethod();
		if (type != null && type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED)
				&& (method == null || !WITHOUT_BODY.contains(method)) && RequestCheck.isBodiless(request.build())) {
			throw new UnsafeRequestException(("The form of %s cannot be sent: its content type '%s' has a parameter, "
					+ "so its fields would be in the URL. Leave the parameter out.")
				.formatted(this.operation.name(), type));
		}
	}

	private void append(HttpRequestValues.Builder request, @Nullable URI address,
			Map<String, List<String>> parameters) {
		if (parameters.isEmpty()) {
			return;
		}
		RequestCheck.checkText("query parameter", parameters, this.operation);
		if (address != null) {
			request.setUri(URI.create(UriTemplates.withQuery(address.toString(), encode(parameters))));
		}
		else {
			form(Objects.requireNonNullElse(request.getUriTemplate(), ""), parameters).fill(request, parameters);
		}
	}

	private static String encode(Map<String, List<String>> parameters) {
		return parameters.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue()
				.stream()
				.map((value) -> encode(entry.getKey()) + "=" + encode(Objects.requireNonNullElse(value, ""))))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	private Form form(String template, Map<String, List<String>> parameters) {
		Form form = this.last;
		if (form == null || !form.isOf(template, parameters)) {
			form = Form.of(template, parameters);
			this.last = form;
		}
		return form;
	}

	/**
	 * The names that parameters have, and how many values.
	 *
	 * @param original template that the query is appended to
	 * @param parameters the parameters in their order
	 * @param template the template with the query
	 */
	private record Form(String original, List<Parameter> parameters, String template) {

		static Form of(String original, Map<String, List<String>> values) {
			List<Parameter> parameters = new ArrayList<>();
			values.forEach((name, list) -> parameters.add(Parameter.of(name, parameters.size(), list.size())));
			String query = parameters.stream().flatMap(Parameter::pairs).collect(Collectors.joining("&"));
			return new Form(original, parameters, UriTemplates.withQuery(original, query));
		}

		boolean isOf(String otherOriginal, Map<String, List<String>> values) {
			if (!this.original.equals(otherOriginal) || this.parameters.size() != values.size()) {
				return false;
			}
			int index = 0;
			for (Map.Entry<String, List<String>> entry : values.entrySet()) {
				if (!this.parameters.get(index++).isOf(entry.getKey(), entry.getValue().size())) {
					return false;
				}
			}
			return true;
		}

		void fill(HttpRequestValues.Builder request, Map<String, List<String>> values) {
			request.setUriTemplate(this.template);
			int index = 0;
			for (Map.Entry<String, List<String>> entry : values.entrySet()) {
				this.parameters.get(index++).fill(request, entry.getValue());
			}
		}

	}

	/**
	 * A parameter.
	 *
	 * @param name its name
	 * @param nameVariable variable that stands for the name
	 * @param valueVariables variables that stand for its values
	 */
	private record Parameter(String name, String nameVariable, List<String> valueVariables) {

		/**
		 * Variables are called as Spring calls them, unless the name could be taken for a
		 * part of the template.
		 */
		static Parameter of(String name, int index, int count) {
			String variable = isPlain(name) ? QueryTemplate.nameVariable(name) : "queryParameter-" + index;
			return new Parameter(name, variable,
					IntStream.range(0, count).mapToObj((value) -> variable + "[" + value + "]").toList());
		}

		private static boolean isPlain(String name) {
			return name.chars()
				.allMatch((c) -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
						|| c == '_' || c == '.');
		}

		boolean isOf(String otherName, int count) {
			return this.name.equals(otherName) && this.valueVariables.size() == count;
		}

		Stream<String> pairs() {
			return this.valueVariables.stream().map((value) -> "{" + this.nameVariable + "}={" + value + "}");
		}

		void fill(HttpRequestValues.Builder request, List<String> values) {
			request.setUriVariable(this.nameVariable, this.name);
			for (int i = 0; i < values.size(); i++) {
				request.setUriVariable(this.valueVariables.get(i), Objects.requireNonNullElse(values.get(i), ""));
			}
		}

	}

}
