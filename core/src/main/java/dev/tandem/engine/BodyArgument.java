package dev.tandem.engine;

import dev.tandem.twin.ResourceContent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Sends the resource of a blocking twin as what it is instead of as bytes, and an
 * uploaded file as a resource, and leaves out a part that there is none of. All other
 * bodies are left to Spring.
 */
final class BodyArgument implements HttpServiceArgumentResolver {

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
		RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
		if (part != null && (Mono.empty().equals(argument) || Flux.empty().equals(argument))) {
			Assert.isTrue(!part.required() || parameter.isOptional(),
					() -> "Missing request part value '" + name(part, parameter) + "'");
			return true;
		}
		if (argument instanceof MultipartFile file && (part != null || isFile(parameter))) {
			request.addRequestPart(name(part, parameter), entity(file));
			return true;
		}
		if (argument instanceof ResourceContent content) {
			if (part != null) {
				request.addRequestPart(name(part, parameter), content.resource());
				return true;
			}
			if (parameter.hasParameterAnnotation(RequestBody.class)) {
				request.setBodyValue(content.resource());
				return true;
			}
		}
		return false;
	}

	private static boolean isFile(MethodParameter parameter) {
		return parameter.nestedIfOptional().getNestedParameterType() == MultipartFile.class;
	}

	/**
	 * Spring would write the name of the file, which comes from whoever has uploaded it,
	 * into a header by itself.
	 */
	private static HttpEntity<Resource> entity(MultipartFile file) {
		HttpHeaders headers = new HttpHeaders();
		String contentType = file.getContentType();
		if (contentType != null) {
			headers.add(HttpHeaders.CONTENT_TYPE, contentType);
		}
		return new HttpEntity<>(file.getResource(), headers);
	}

	private static String name(@Nullable RequestPart part, MethodParameter parameter) {
		String name = (part != null && StringUtils.hasText(part.name())) ? part.name() : parameter.getParameterName();
		Assert.state(name != null, () -> "The name of a request part is unknown: give it to @RequestPart on "
				+ parameter.getExecutable() + ", or compile with -parameters");
		return name;
	}

}
