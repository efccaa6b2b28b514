package dev.tandem.processor;

import java.util.List;
import java.util.Optional;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/**
 * The type table: what the types of a definition become in its twin.
 */
final class TwinTypes {

	static final String MONO = "reactor.core.publisher.Mono";

	static final String FLUX = "reactor.core.publisher.Flux";

	static final String RESPONSE_ENTITY = "org.springframework.http.ResponseEntity";

	private static final String API_RESULT = "dev.tandem.ApiResult";

	private static final String DATA_BUFFER = "org.springframework.core.io.buffer.DataBuffer";

	private static final String SERVER_SENT_EVENT = "org.springframework.http.codec.ServerSentEvent";

	private static final ClassName LIST = ClassName.get("java.util", "List");

	private static final ClassName STREAM = ClassName.get("java.util.stream", "Stream");

	private static final ClassName INPUT_STREAM = ClassName.get("java.io", "InputStream");

	private static final ClassName ITERABLE = ClassName.get("java.lang", "Iterable");

	private static final ClassName RESOURCE = ClassName.get("org.springframework.core.io", "Resource");

	private static final ClassName ENTITY = ClassName.bestGuess(RESPONSE_ENTITY);

	private final TypeArguments arguments;

	private final ReactiveTypes reactive;

	private final List<AnnotationSpec> nullable;

	TwinTypes(Elements elements, Types types, Optional<ClassName> nullable) {
		this.arguments = new TypeArguments(elements);
		this.reactive = new ReactiveTypes(elements, types);
		this.nullable = nullable.map((name) -> AnnotationSpec.builder(name).build()).stream().toList();
	}

	boolean isReactive(TypeMirror type) {
		return this.reactive.is(type);
	}

	/**
	 * Twin of the type of a result.
	 * @param type the type in the definition
	 * @param stream whether elements come one by one
	 * @return its twin, empty if it has none
	 */
	Optional<TwinType> result(TypeMirror type, boolean stream) {
		Optional<TypeMirror> value = TypeArguments.of(type, MONO).map(this.arguments::bound);
		Optional<TypeMirror> body = value.flatMap((entity) -> TypeArguments.of(entity, RESPONSE_ENTITY))
			.flatMap((content) -> TypeArguments.of(content, FLUX));
		if (body.isPresent()) {
			return body.filter((element) -> element.getKind() != TypeKind.WILDCARD && !this.reactive.isWithin(element))
				.map((element) -> elements(element, stream))
				.map((elements) -> new TwinType(ParameterizedTypeName.get(ENTITY, elements.name()),
						elements.conversion() + "Entity"));
		}
		if (value.isPresent()) {
			return value.filter((single) -> !this.reactive.isWithin(single)).map(this::single);
		}
		return TypeArguments.of(type, FLUX)
			.filter((element) -> !this.reactive.isWithin(this.arguments.bound(element)))
			.map((element) -> elements(element, stream));
	}

	private TwinType single(TypeMirror value) {
		if (TypeArguments.is(value, "java.lang.Void")) {
			return new TwinType(TypeName.VOID, "completion");
		}
		TypeName name = TypeNames.of(value);
		if (TypeArguments.is(value, RESPONSE_ENTITY) || TypeArguments.is(value, API_RESULT)) {
			return new TwinType(name, "response");
		}
		if (TypeArguments.of(value, "java.util.Optional").isPresent()) {
			return new TwinType(name, "optional");
		}
		return new TwinType(TypeNames.annotated(name, this.nullable), "value");
	}

	private TwinType elements(TypeMirror element, boolean stream) {
		TypeMirror bound = this.arguments.bound(element);
		if (TypeArguments.is(bound, DATA_BUFFER)) {
			return new TwinType(INPUT_STREAM, "inputStream");
		}
		boolean oneByOne = stream || TypeArguments.is(bound, SERVER_SENT_EVENT);
		return new TwinType(ParameterizedTypeName.get(oneByOne ? STREAM : LIST, TypeNames.of(element)),
				oneByOne ? "stream" : "list");
	}

	/**
	 * Twin of the type of a parameter. What says that the parameter may be {@code null}
	 * stays.
	 * @param type the type in the definition
	 * @return its twin, the same type if the table has no other
	 */
	TwinType parameter(TypeMirror type) {
		TwinType twin = TypeArguments.of(type, MONO)
			.map((value) -> new TwinType(TypeNames.of(this.arguments.bound(value)), "mono"))
			.or(() -> TypeArguments.of(type, FLUX).map(this::elementsToSend))
			.orElseGet(() -> new TwinType(TypeNames.of(type), null));
		return new TwinType(TypeNames.annotated(twin.name(), TypeNames.nullness(type)), twin.conversion());
	}

	private TwinType elementsToSend(TypeMirror element) {
		if (TypeArguments.is(this.arguments.bound(element), DATA_BUFFER)) {
			return new TwinType(RESOURCE, "buffers");
		}
		return new TwinType(ParameterizedTypeName.get(ITERABLE, TypeNames.of(element)), "flux");
	}

}
