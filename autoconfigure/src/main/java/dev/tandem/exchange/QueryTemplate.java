package dev.tandem.exchange;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Puts the parameters of a query into the template of a request, by the same names as
 * Spring does, which parses the template anew for each request.
 */
final class QueryTemplate {

	private QueryTemplate() {
	}

	/**
	 * Complete the template of a request, where it is a path, from the parameters that
	 * are set. Otherwise Spring does.
	 * @param request the request
	 * @param arguments arguments of the method, which may name an address of their own
	 */
	static void complete(HttpRequestValues.Builder request, @Nullable Object[] arguments) {
		String path = request.getUriTemplate();
		if (arguments.length > 0 && path != null && isPath(path) && !hasAddress(arguments)) {
			request.configureRequestParams((parameters) -> {
				if (!parameters.isEmpty() && !isForm(request) && arePlain(parameters)) {
					request.setUriTemplate(append(path, parameters, request));
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
					|| parameter.getValue().stream().anyMatch(Objects::isNull)) {
				return false;
			}
		}
		return true;
	}

	private static String append(String path, MultiValueMap<String, String> parameters,
			HttpRequestValues.Builder request) {
		StringBuilder template = new StringBuilder(path.length() + 48 * parameters.size()).append(path);
		char separator = '?';
		for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
			String name = "queryParam-" + parameter.getKey();
			request.setUriVariable(name, parameter.getKey());
			for (int i = 0; i < parameter.getValue().size(); i++) {
				String value = name + "[" + i + "]";
				request.setUriVariable(value, parameter.getValue().get(i));
				template.append(separator).append('{').append(name).append("}={").append(value).append('}');
				separator = '&';
			}
		}
		return template.toString();
	}

}
