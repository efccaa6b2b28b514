package dev.tandem.processor;

import java.util.Optional;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Tells types that publish values, whichever library they are from.
 */
final class ReactiveTypes {

	private final Types types;

	private final Optional<TypeMirror> publisher;

	ReactiveTypes(Elements elements, Types types) {
		this.types = types;
		TypeElement type = elements.getTypeElement("org.reactivestreams.Publisher");
		this.publisher = Optional.ofNullable(type).map(TypeElement::asType).map(types::erasure);
	}

	boolean is(TypeMirror type) {
		return type.getKind() == TypeKind.DECLARED
				&& this.publisher.filter((publisher) -> this.types.isSubtype(this.types.erasure(type), publisher))
					.isPresent();
	}

	/**
	 * Whether the type is reactive or has an argument that is.
	 */
	boolean isWithin(TypeMirror type) {
		return is(type) || (type instanceof DeclaredType declared
				&& declared.getTypeArguments().stream().anyMatch(this::isWithin));
	}

}
