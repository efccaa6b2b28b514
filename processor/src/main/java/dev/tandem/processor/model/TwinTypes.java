package dev.tandem.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.tandem.processor.table.TypeTable;
import org.jspecify.annotations.Nullable;

/**
 * Translates types by the {@link TypeTable}, in either direction.
 */
final class TwinTypes {

	static final String MONO = "reactor.core.publisher.Mono";

	static final String FLUX = "reactor.core.publisher.Flux";

	private static final String SERVER_SENT_EVENT = "org.springframework.http.codec.ServerSentEvent";

	/**
	 * Types of values that a blocking caller cannot be given as they are.
	 */
	private static final Set<String> NOT_READ = Set.of("java.util.concurrent.Future", "java.util.Iterator",
			"java.util.Spliterator", "java.util.stream.BaseStream", "java.io.Reader", "java.io.OutputStream");

	private static final List<TypeRow> RESULTS = TypeRow.of(TypeTable.RESULTS);

	private static final List<TypeRow> PARAMETERS = TypeRow.of(TypeTable.PARAMETERS);

	private static final Map<TypePattern, String> PUBLISHERS = TypeTable.PUBLISHERS.lines()
		.map((line) -> line.split("\\|", -1))
		.collect(Collectors.toMap((columns) -> TypePattern.of(columns[0].strip()), (columns) -> columns[1].strip()));

	private final Elements elements;

	private final Types types;

	private final TypeArguments arguments;

	private final ReactiveTypes reactive;

	private final List<AnnotationSpec> nullable;

	TwinTypes(Elements elements, Types types, ReactiveTypes reactive, Optional<ClassName> nullable) {
		this.elements = elements;
		this.types = types;
		this.arguments = new TypeArguments(elements);
		this.reactive = reactive;
		this.nullable = nullable.map((name) -> AnnotationSpec.builder(name).build()).stream().toList();
	}

	/**
	 * Type in a blocking twin of what a reactive definition returns.
	 * @param type the type in the definition
	 * @param stream whether elements come one by one
	 * @return its twin, {@code null} if it has none
	 */
	@Nullable TwinType blocking(TypeMirror type, boolean stream) {
		TypeMirror published = published(type);
		for (TypeRow row : RESULTS) {
			List<TypeMirror> match = row.isToBlocking() ? row.reactive().match(published, this.arguments) : null;
			if (match == null) {
				continue;
			}
			if (match.isEmpty()) {
				return new TwinType(row.blocking().fill(TypeName.VOID), row.conversion(), adaption(type, published));
			}
			TypeMirror value = match.get(0);
			TypeMirror bound = this.arguments.bound(value);
			if (row.isOfStream() && !stream && !TypeArguments.is(bound, SERVER_SENT_EVENT)) {
				continue;
			}
			boolean body = row.conversion().endsWith("Entity");
			if (this.reactive.isWithin(bound) || (body && value.getKind() == TypeKind.WILDCARD)) {
				return null;
			}
			TypeName name = row.blocking().fill(TypeNames.of(row.blocking().isAny() ? bound : value));
			return new TwinType(row.blocking().nullable() ? TypeNames.annotated(name, this.nullable) : name,
					row.conversion(), adaption(type, published));
		}
		return null;
	}

	@SuppressWarnings({ "ReferenceEquality", "TypeEquals" }) // whether it was replaced
	private static @Nullable String adaption(TypeMirror type, TypeMirror published) {
		return (type == published) ? null : TypeArguments.is(published, FLUX) ? "flux" : "mono";
	}

	/**
	 * The type itself, or the {@code Mono} or {@code Flux} that a type of another library
	 * counts as.
	 */
	private TypeMirror published(TypeMirror type) {
		for (Map.Entry<TypePattern, String> publisher : PUBLISHERS.entrySet()) {
			List<TypeMirror> match = publisher.getKey().match(type, this.arguments);
			if (match != null) {
				TypePattern form = TypePattern.of(publisher.getValue());
				TypeMirror argument = match.isEmpty() ? type("java.lang.Void").asType() : match.get(0);
				return this.types.getDeclaredType(type(form.type().canonicalName()), argument);
			}
		}
		return type;
	}

	private TypeElement type(String name) {
		return this.elements.getTypeElement(name);
	}

	/**
	 * Type in a reactive twin of what a blocking definition returns.
	 * @param type the type in the definition
	 * @param declared annotations of the method, which the twin has as well
	 * @return its twin, {@code null} if it has none
	 */
	@Nullable TwinType reactive(TypeMirror type, List<AnnotationSpec> declared) {
		for (TypeRow row : RESULTS) {
			List<TypeMirror> match = row.isToReactive() ? row.blocking().match(type, this.arguments) : null;
			if (match == null) {
				continue;
			}
			if (match.isEmpty()) {
				return new TwinType(row.reactive().fill(ClassName.get(Void.class)), row.conversion());
			}
			TypeMirror value = match.get(0);
			if (row.conversion().equals("list") && isNullable(value)) {
				continue;
			}
			TypeMirror bound = this.arguments.bound(value);
			if (this.reactive.isWithin(bound) || this.reactive.isAny(bound, NOT_READ)) {
				return null;
			}
			if (value instanceof PrimitiveType primitive) {
				return new TwinType(row.reactive().fill(ClassName.get(this.types.boxedClass(primitive))), "response");
			}
			TypeName name = TypeNames.allOf(value);
			return new TwinType(row.reactive().fill(row.blocking().isAny() ? published(name, declared) : name),
					row.conversion());
		}
		return null;
	}

	/**
	 * What is published is never {@code null}.
	 */
	private static TypeName published(TypeName name, List<AnnotationSpec> declared) {
		List<AnnotationSpec> kept = new ArrayList<>(name.annotations());
		kept.removeAll(declared);
		kept.removeIf(TypeNames::isNullness);
		return TypeNames.annotated(name.withoutAnnotations(), kept);
	}

	private static boolean isNullable(TypeMirror type) {
		return TypeNames.nullness(type).toString().contains("Nullable");
	}

	/**
	 * Twin of the type of a parameter of a reactive definition. What says that the
	 * parameter may be {@code null} stays.
	 * @param type the type in the definition
	 * @return its twin, the same type if the table has no other
	 */
	TwinType parameter(TypeMirror type) {
		TwinType twin = PARAMETERS.stream()
			.flatMap((row) -> parameter(row, type).stream())
			.findFirst()
			.orElseGet(() -> new TwinType(TypeNames.of(type), null));
		return new TwinType(TypeNames.annotated(twin.name(), TypeNames.nullness(type)), twin.conversion());
	}

	private Optional<TwinType> parameter(TypeRow row, TypeMirror type) {
		List<TypeMirror> match = row.reactive().match(type, this.arguments);
		if (match == null) {
			return Optional.empty();
		}
		if (match.isEmpty()) {
			return Optional.of(new TwinType(row.blocking().fill(TypeName.VOID), row.conversion()));
		}
		TypeMirror value = match.get(0);
		return Optional.of(new TwinType(
				row.blocking().fill(TypeNames.of(row.blocking().isAny() ? this.arguments.bound(value) : value)),
				row.conversion()));
	}

}
