package dev.tandem.processor.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import dev.tandem.processor.model.ReactiveTypes;
import dev.tandem.processor.model.TypeArguments;
import dev.tandem.processor.model.TypeNames;

/**
 * Says what to write in place of a type that has no twin.
 */
final class Suggestion {

	private static final String MONO = "reactor.core.publisher.Mono";

	private static final String RESPONSE_ENTITY = "org.springframework.http.ResponseEntity";

	private static final Set<String> NOTHING = Set.of("java.lang.Void", "io.reactivex.rxjava3.core.Completable");

	private static final Set<String> ONE = Set.of(MONO, "java.util.concurrent.Future",
			"java.util.concurrent.CompletionStage", "java.util.Optional", "io.reactivex.rxjava3.core.Single",
			"io.reactivex.rxjava3.core.Maybe", "io.smallrye.mutiny.Uni");

	private static final Set<String> MANY = Set.of("java.lang.Iterable", "java.util.Iterator",
			"java.util.stream.BaseStream", "java.util.concurrent.Flow.Publisher", "org.reactivestreams.Publisher",
			"io.reactivex.rxjava3.core.Observable");

	private final Elements elements;

	private final Types types;

	private final TypeArguments arguments;

	private final ReactiveTypes reactive;

	Suggestion(Elements elements, Types types) {
		this.elements = elements;
		this.types = types;
		this.arguments = new TypeArguments(elements);
		this.reactive = new ReactiveTypes(elements, types);
	}

	/**
	 * What a blocking definition returns in place of a type.
	 */
	String blocking(TypeMirror type) {
		if (isAny(type, Set.of("java.util.concurrent.Future"))) {
			return "CompletableFuture<" + argument(type).map(this::unpublished).orElse("Todo") + ">";
		}
		if (isPublisher(type)) {
			return unpublished(type);
		}
		if (isAny(type, Set.of("java.io.Reader", "java.io.OutputStream"))) {
			return "InputStream";
		}
		boolean elements = type instanceof DeclaredType declared && declared.getTypeArguments().size() == 1;
		return "List<T> for a body that ends, Stream<T> for elements as they come"
				+ (elements ? "" : ", with the type of the elements in place of T");
	}

	/**
	 * What a reactive definition returns in place of a type.
	 */
	String reactive(TypeMirror type) {
		return insteadOf(type);
	}

	private String insteadOf(TypeMirror type) {
		if (type instanceof PrimitiveType primitive) {
			return mono(this.types.boxedClass(primitive).asType());
		}
		if (type instanceof ArrayType array && !array.getComponentType().getKind().isPrimitive()) {
			return flux(array.getComponentType());
		}
		if (type.getKind() == TypeKind.VOID || NOTHING.stream().anyMatch((name) -> TypeArguments.is(type, name))) {
			return "Mono<Void>";
		}
		return (type instanceof DeclaredType declared) ? insteadOf(declared) : mono(type);
	}

	private String insteadOf(DeclaredType type) {
		if (isAny(type, Set.of("java.io.InputStream", "org.springframework.core.io.Resource"))) {
			return "Flux<DataBuffer>";
		}
		if (TypeArguments.is(type, RESPONSE_ENTITY)) {
			return "Mono<" + entity(type) + ">";
		}
		if (isAny(type, ONE)) {
			return argument(type).map((value) -> isPublisher(value) ? insteadOf(value) : monoOf(value))
				.orElse("Mono<Todo>, with the type of the response in place of Todo");
		}
		if (isAny(type, MANY)) {
			return argument(type).map((value) -> flux(isPublisher(value) ? innermost(value) : value))
				.orElse("Flux<Todo>, with the type of the elements in place of Todo");
		}
		return mono(type);
	}

	private String monoOf(TypeMirror value) {
		return TypeArguments.is(value, RESPONSE_ENTITY) ? insteadOf(value) : mono(innermost(value));
	}

	private String entity(DeclaredType entity) {
		Optional<TypeMirror> body = argument(entity);
		if (body.isEmpty() || !isPublisher(body.get())) {
			return simple(entity);
		}
		boolean many = !isAny(body.get(), ONE);
		String content = simple(innermost(body.get()));
		return "ResponseEntity<" + (many ? "Flux<" + content + ">" : content) + ">";
	}

	private boolean isPublisher(TypeMirror type) {
		return this.reactive.is(type) || this.reactive.isFuture(type);
	}

	/**
	 * What a caller waits for.
	 */
	private String unpublished(TypeMirror type) {
		if (!isPublisher(type)) {
			return simple(type);
		}
		String value = argument(type).map(this::innermost).map(Suggestion::simple).orElse("Todo");
		return isAny(type, ONE) ? value : "List<" + value + ">";
	}

	private TypeMirror innermost(TypeMirror type) {
		return isPublisher(type) ? argument(type).map(this::innermost).orElse(type) : type;
	}

	private boolean isAny(TypeMirror type, Set<String> names) {
		return names.stream()
			.map(this.elements::getTypeElement)
			.anyMatch((known) -> known != null
					&& this.types.isSubtype(this.types.erasure(type), this.types.erasure(known.asType())));
	}

	private Optional<TypeMirror> argument(TypeMirror type) {
		List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
		return (arguments.size() != 1) ? Optional.empty() : Optional.of(this.arguments.bound(arguments.get(0)));
	}

	private static String mono(TypeMirror value) {
		return "Mono<" + simple(value) + ">";
	}

	private static String flux(TypeMirror element) {
		return "Flux<" + simple(element) + ">";
	}

	/**
	 * The type as one would write it, without packages.
	 */
	static String simple(TypeMirror type) {
		return TypeNames.of(type).toString().replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[@A-Z ])", "");
	}

}
