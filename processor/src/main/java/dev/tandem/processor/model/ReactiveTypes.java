package dev.tandem.processor.model;

import java.util.Set;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Tells types that publish values, whichever library they are from.
 */
public final class ReactiveTypes {

	private static final Set<String> PUBLISHERS = Set.of("org.reactivestreams.Publisher",
			"java.util.concurrent.Flow.Publisher", "io.reactivex.rxjava3.core.Single",
			"io.reactivex.rxjava3.core.Maybe", "io.reactivex.rxjava3.core.Completable",
			"io.reactivex.rxjava3.core.Observable", "io.smallrye.mutiny.Uni", "io.smallrye.mutiny.Multi");

	private static final Set<String> FUTURES = Set.of("java.util.concurrent.CompletionStage",
			"java.util.concurrent.Future");

	private final Elements elements;

	private final Types types;

	/**
	 * Create the types of a compilation.
	 * @param elements its elements
	 * @param types its types
	 */
	public ReactiveTypes(Elements elements, Types types) {
		this.elements = elements;
		this.types = types;
	}

	/**
	 * Whether values of the type are published.
	 * @param type the type
	 * @return whether they are
	 */
	public boolean is(TypeMirror type) {
		return isAny(type, PUBLISHERS);
	}

	/**
	 * Whether the type is a future.
	 * @param type the type
	 * @return whether it is
	 */
	public boolean isFuture(TypeMirror type) {
		return isAny(type, FUTURES);
	}

	/**
	 * Whether the type is published, a future or has an argument that is.
	 * @param type the type
	 * @return whether it is
	 */
	public boolean isWithin(TypeMirror type) {
		return is(type) || isFuture(type) || (type instanceof DeclaredType declared
				&& declared.getTypeArguments().stream().anyMatch(this::isWithin));
	}

	/**
	 * Whether a type is one of some types or a subtype.
	 * @param type the type
	 * @param names names of the types
	 * @return whether it is
	 */
	public boolean isAny(TypeMirror type, Set<String> names) {
		return type.getKind() == TypeKind.DECLARED && names.stream()
			.map(this.elements::getTypeElement)
			.anyMatch((TypeElement known) -> known != null
					&& this.types.isSubtype(this.types.erasure(type), this.types.erasure(known.asType())));
	}

}
