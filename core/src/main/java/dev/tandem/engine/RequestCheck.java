package dev.tandem.engine;

import java.net.URI;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiOperation;
import dev.tandem.RequestSyntax;
import dev.tandem.transfer.PartHeaders;
import dev.tandem.transport.FramingHeaders;
import dev.tandem.transport.RequestGuard;
import dev.tandem.transport.UnsafeRequestException;
import dev.tandem.uri.DotSegments;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactiveHttpRequestValues;

/**
 * Looks for arguments that cannot be sent as they are, before a call begins: nothing has
 * been sent, acquired or counted yet.
 */
final class RequestCheck {

	private static final String REFUSAL = RequestCheck.class.getName();

	private RequestCheck() {
	}

	/**
	 * Remember that a request is refused, which comes out of the call that is assembled.
	 */
	static void refuse(HttpRequestValues.Builder request, UnsafeRequestException refusal) {
		request.addAttribute(REFUSAL, refusal);
	}

	/**
	 * Why a request is not sent.
	 * @param values the request
	 * @param operation the operation, which messages name
	 * @return the exception, {@code null} if it can be sent
	 */
	static @Nullable UnsafeRequestException refusal(HttpRequestValues values, ApiOperation operation) {
		if (values instanceof FilledRequest) {
			return null;
		}
		if (values.getAttributes().get(REFUSAL) instanceof UnsafeRequestException refusal) {
			return refusal;
		}
		try {
			checkHeaders(values, operation);
			checkCookies(values.getCookies(), operation);
			URI address = values.getUri();
			if (address == null) {
				checkPath(values.getUriTemplate(), values.getUriVariables(), operation);
			}
			else {
				checkAddress(address, operation);
			}
			if (values.getBodyValue() instanceof MultiValueMap<?, ?> parts) {
				checkParts(parts, values.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE), operation);
			}
			return null;
		}
		catch (UnsafeRequestException ex) {
			return ex;
		}
	}

	private static void checkHeaders(HttpRequestValues values, ApiOperation operation) {
		HttpHeaders headers = values.getHeaders();
		if (!headers.isEmpty()) {
			boolean bodiless = isBodiless(values);
			for (Map.Entry<String, List<String>> header : headers.headerSet()) {
				check("header", header.getKey(), "name", RequestSyntax.faultInName(header.getKey()), operation);
				for (String value : header.getValue()) {
					check("header", header.getKey(), "value", RequestSyntax.faultInHeaderValue(value), operation);
				}
				String framing = FramingHeaders.fault(header.getKey(), header.getValue(), bodiless);
				if (framing != null) {
					throw new UnsafeRequestException("The header '%s' of %s cannot be sent: it %s"
						.formatted(header.getKey(), operation.name(), framing));
				}
			}
		}
	}

	static boolean isBodiless(HttpRequestValues values) {
		return values.getBodyValue() == null && !isPublished(values);
	}

	/**
	 * Whether the body of a request comes from a publisher.
	 */
	static boolean isPublished(HttpRequestValues values) {
		return values instanceof ReactiveHttpRequestValues reactive && reactive.getBodyPublisher() != null;
	}

	private static void checkCookies(MultiValueMap<String, String> cookies, ApiOperation operation) {
		for (Map.Entry<String, List<String>> cookie : cookies.entrySet()) {
			check("cookie", cookie.getKey(), "name", RequestSyntax.faultInName(cookie.getKey()), operation);
			for (String value : cookie.getValue()) {
				check("cookie", cookie.getKey(), "value", RequestSyntax.faultInCookieValue(value), operation);
			}
		}
	}

	/**
	 * Values of the query are checked with their names: see {@link #checkText}.
	 */
	private static void checkPath(@Nullable String template, Map<String, String> variables, ApiOperation operation) {
		for (Map.Entry<String, String> variable : variables.entrySet()) {
			@Nullable String value = variable.getValue();
			if (value != null) {
				check("path variable", variable.getKey(), "value", RequestSyntax.faultInText(value), operation);
				if (DotSegments.areIn(value) && template != null
						&& UriTemplates.hasInPath(template, variable.getKey())) {
					check("path variable", variable.getKey(), "value", DotSegments.FAULT, operation);
				}
			}
		}
	}

	private static void checkAddress(URI address, ApiOperation operation) {
		String text = RequestSyntax.faultInText(address.toString());
		String fault = (text != null) ? text : RequestGuard.fault(address);
		if (fault != null) {
			throw new UnsafeRequestException(
					"The URI given to %s cannot be called: it %s".formatted(operation.name(), fault));
		}
	}

	private static void checkParts(MultiValueMap<?, ?> parts, @Nullable String type, ApiOperation operation) {
		String what = MediaType.APPLICATION_FORM_URLENCODED_VALUE.equalsIgnoreCase(type) ? "form parameter" : "part";
		for (Map.Entry<?, ? extends List<?>> entry : parts.entrySet()) {
			String name = String.valueOf(entry.getKey());
			for (Object part : entry.getValue()) {
				String fault = PartHeaders.fault(name, part);
				if (fault != null) {
					throw new UnsafeRequestException("The %s '%s' of %s cannot be sent: its %s".formatted(what,
							RequestSyntax.shown(name), operation.name(), fault));
				}
			}
		}
	}

	/**
	 * Check texts that are sent encoded.
	 * @param what what they are
	 * @param texts values by names
	 * @param operation the operation, which messages name
	 */
	static void checkText(String what, Map<String, List<String>> texts, ApiOperation operation) {
		for (Map.Entry<String, List<String>> text : texts.entrySet()) {
			check(what, text.getKey(), "name", RequestSyntax.faultInText(text.getKey()), operation);
			for (@Nullable
			String value : text.getValue()) {
				if (value != null) {
					check(what, text.getKey(), "value", RequestSyntax.faultInText(value), operation);
				}
			}
		}
	}

	private static void check(String what, String name, String where, @Nullable String fault, ApiOperation operation) {
		if (fault != null) {
			throw new UnsafeRequestException("The %s '%s' of %s cannot be sent: its %s %s".formatted(what,
					RequestSyntax.shown(name), operation.name(), where, fault));
		}
	}

}
