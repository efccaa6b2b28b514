package dev.tandem.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tandem.processor.table.StreamMediaTypes;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenResponse;

/**
 * What a method returns.
 *
 * @param type the type
 * @param accept media types, as the elements of an annotation's array
 */
record ReturnType(String type, String accept) {

	/**
	 * The return type of an operation. An operation that offers a stream beside another
	 * media type is taken for the other: one method cannot return both. Media types of
	 * errors do not count.
	 * @param operation the operation
	 * @param reactive whether the definition is in reactive style
	 * @return the type
	 */
	static ReturnType of(CodegenOperation operation, boolean reactive) {
		Object accepts = operation.vendorExtensions.get("x-accepts");
		List<String> all = (accepts instanceof String[] types) ? Arrays.asList(types)
				: (accepts instanceof List<?> types) ? types.stream().map(String::valueOf).toList() : List.of();
		Set<String> successful = successful(operation);
		boolean stream = !successful.isEmpty() && successful.stream().allMatch(StreamMediaTypes::contains);
		String accept = all.stream()
			.filter((type) -> stream == StreamMediaTypes.contains(type))
			.map((type) -> '"' + type + '"')
			.collect(Collectors.joining(", "));
		return new ReturnType(type(operation, reactive, stream), accept);
	}

	/**
	 * Media types of responses that are no errors: {@code default} is one of them if no
	 * other is.
	 */
	private static Set<String> successful(CodegenOperation operation) {
		boolean declared = operation.responses.stream().anyMatch((response) -> response.is2xx);
		return operation.responses.stream()
			.filter((response) -> declared ? response.is2xx : response.isDefault)
			.map(CodegenResponse::getContent)
			.filter(Objects::nonNull)
			.flatMap((content) -> content.keySet().stream())
			.collect(Collectors.toSet());
	}

	private static String type(CodegenOperation operation, boolean reactive, boolean stream) {
		if (operation.isVoid || operation.returnType == null) {
			return reactive ? "Mono<Void>" : "void";
		}
		if (operation.isResponseFile) {
			return reactive ? "Flux<org.springframework.core.io.buffer.DataBuffer>" : "java.io.InputStream";
		}
		String element = operation.returnType;
		String container = (operation.returnContainer != null) ? operation.returnContainer : "";
		if (stream) {
			return (reactive ? "Flux<%s>" : "java.util.stream.Stream<%s>").formatted(element);
		}
		return switch (container.toLowerCase(java.util.Locale.ROOT)) {
			case "list", "array" -> (reactive ? "Flux<%s>" : "List<%s>").formatted(element);
			case "map" -> (reactive ? "Mono<Map<String, %s>>" : "Map<String, %s>").formatted(element);
			case "set" -> (reactive ? "Mono<Set<%s>>" : "Set<%s>").formatted(element);
			default -> reactive ? "Mono<%s>".formatted(element) : element;
		};
	}

}
