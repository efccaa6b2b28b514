package dev.tandem.exchange;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Puts the parameters of a query into the template of an operation's requests, by the
 * same names as Spring does, which parses the template anew for each request.
 */
final class QueryTemplate {

	/**
	 * Most calls of an operation have the same parameters as the one before.
	 */
	private volatile @Nullable Form last;

	/**
	 * Complete the template of a request, where it is a path, from the parameters that
	 * are set. Otherwise Spring does.
	 * @param request the request
	 * @param arguments arguments of the method, which may name an address of their own
	 */
	void complete(HttpRequestValues.Builder request, @Nullable Object[] arguments) {
		String path = request.getUriTemplate();
		if (arguments.length > 0 && path != null && isPath(path) && !hasAddress(arguments)) {
			request.configureRequestParams((parameters) -> {
				if (!parameters.isEmpty() && !isForm(request) && arePlain(parameters)) {
					form(path, parameters).fill(request, parameters);
					parameters.clear();
				}
			});
		}
	}

	private static boolean isPath(String template) {
		return template.startsWith("/") && template.indexOf('?') < 0 && template.indexOf('#') < 0
				&& !template.contains("//");
	}

	private static boolean hasAddress(@Nullable Object[] arguments) {
		for (Object argument : arguments) {
			if (argument instanceof URI) {
				return true;
			}
		}
		return false;
	}

	private static boolean isForm(HttpRequestValues.Builder request) {
		return MediaType.APPLICATION_FORM_URLENCODED.equals(request.getContentType());
	}

	private static boolean arePlain(MultiValueMap<String, String> parameters) {
		for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
			if (parameter.getKey().indexOf(':') >= 0 || parameter.getValue().isEmpty()
					|| isAnyNull(parameter.getValue())) {
				return false;
			}
		}
		return true;
	}

	private static boolean isAnyNull(List<String> values) {
		for (Object value : values) {
			if (value == null) {
				return true;
			}
		}
		return false;
	}

	private Form form(String path, MultiValueMap<String, String> parameters) {
		Form form = this.last;
		if (form == null || !form.isOf(path, parameters)) {
			form = Form.of(path, parameters);
			this.last = form;
		}
		return form;
	}

	/**
	 * The names that parameters have, and how many values.
	 *
	 * @param path template that the query is appended to
	 * @param parameters the parameters in their order
	 * @param template the template with the query
	 */
	private record Form(String path, List<Parameter> parameters, String template) {

		static Form of(String path, MultiValueMap<String, String> values) {
			List<Parameter> parameters = values.entrySet()
				.stream()
				.map((entry) -> Parameter.of(entry.getKey(), entry.getValue().size()))
				.toList();
			String query = parameters.stream().flatMap(Parameter::pairs).collect(Collectors.joining("&"));
			return new Form(path, parameters, path + "?" + query);
		}

		boolean isOf(String otherPath, MultiValueMap<String, String> values) {
			if (!this.path.equals(otherPath) || this.parameters.size() != values.size()) {
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

		void fill(HttpRequestValues.Builder request, MultiValueMap<String, String> values) {
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

		static Parameter of(String name, int count) {
			String variable = "queryParam-" + name;
			return new Parameter(name, variable,
					IntStream.range(0, count).mapToObj((index) -> variable + "[" + index + "]").toList());
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
				request.setUriVariable(this.valueVariables.get(i), values.get(i));
			}
		}

	}

}
