package dev.tandem.processor.check;

import java.util.HashSet;
import java.util.Set;

import javax.lang.model.type.TypeMirror;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.ReactiveTypes;
import dev.tandem.processor.model.TypeArguments;

/**
 * Which parameters something makes a part of the request.
 */
final class ResolvedTypes {

	/**
	 * Annotations that say where an argument goes.
	 */
	private static final Set<String> ANNOTATIONS = Set.of("org.springframework.web.bind.annotation.RequestHeader",
			"org.springframework.web.bind.annotation.RequestBody",
			"org.springframework.web.bind.annotation.PathVariable",
			"org.springframework.web.bind.annotation.RequestParam",
			"org.springframework.web.bind.annotation.RequestPart",
			"org.springframework.web.bind.annotation.CookieValue",
			"org.springframework.web.bind.annotation.RequestAttribute", "dev.tandem.QueryObject");

	private static final String ADDRESS = "java.net.URI";

	/**
	 * Types that Spring and Tandem know.
	 */
	private static final Set<String> TYPES = Set.of(ADDRESS, "org.springframework.web.util.UriBuilderFactory",
			"org.springframework.http.HttpMethod", "org.springframework.web.multipart.MultipartFile",
			"org.springframework.http.StreamingHttpOutputMessage.Body", "dev.tandem.CallOptions",
			"dev.tandem.TransferListener");

	private final ReactiveTypes types;

	private final Set<String> custom;

	/**
	 * Create it for a compilation.
	 * @param types types of the compilation
	 * @param custom names of types that resolvers of the application know
	 */
	ResolvedTypes(ReactiveTypes types, Set<String> custom) {
		this.types = types;
		this.custom = new HashSet<>(custom);
	}

	boolean isResolved(Parameter parameter) {
		TypeMirror type = value(parameter);
		return isAnnotated(parameter) || this.types.isAny(type, TYPES) || isCustom(parameter);
	}

	static boolean isAnnotated(Parameter parameter) {
		return ANNOTATIONS.stream()
			.anyMatch((annotation) -> Annotations.find(parameter.element(), annotation).isPresent());
	}

	/**
	 * Whether a resolver of the application may do with it what it likes.
	 */
	boolean isCustom(Parameter parameter) {
		return this.types.isAny(parameter.type(), this.custom) || parameter.element()
			.getAnnotationMirrors()
			.stream()
			.anyMatch((annotation) -> this.custom.contains(Annotations.type(annotation).getQualifiedName().toString()));
	}

	/**
	 * Whether it is the address of the request, in place of the template.
	 */
	static boolean isAddress(Parameter parameter) {
		return !isAnnotated(parameter) && TypeArguments.is(value(parameter), ADDRESS);
	}

	private static TypeMirror value(Parameter parameter) {
		return TypeArguments.of(parameter.type(), "java.util.Optional").orElse(parameter.type());
	}

}
