package dev.tandem.processor.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tandem.processor.table.TypeTable;
import org.jspecify.annotations.Nullable;

/**
 * Form of a type in the {@link TypeTable}, such as {@code Mono<ResponseEntity<T>>}.
 *
 * @param name simple name, {@code T} for any type
 * @param arguments forms of the type arguments
 * @param nullable whether a type that fills the form may be {@code null}
 */
record TypePattern(String name, List<TypePattern> arguments, boolean nullable) {

	private static final String ANY = "T";

	private static final String NULLABLE = "@Nullable ";

	private static final Map<String, ClassName> TYPES = types();

	private static Map<String, ClassName> types() {
		Map<String, ClassName> types = new HashMap<>();
		TypeTable.PACKAGES.lines().forEach((line) -> {
			String[] columns = line.split("\\|", -1);
			for (String name : columns[1].strip().split(" ", -1)) {
				String[] names = name.split("\\.", -1);
				ClassName type = ClassName.get(columns[0].strip(), names[0]);
				types.put(name, (names.length > 1) ? type.nestedClass(names[1]) : type);
			}
		});
		return Map.copyOf(types);
	}

	static TypePattern of(String text) {
		boolean nullable = text.startsWith(NULLABLE);
		String type = nullable ? text.substring(NULLABLE.length()) : text;
		int arguments = type.indexOf('<');
		return (arguments < 0) ? new TypePattern(type, List.of(), nullable) : new TypePattern(
				type.substring(0, arguments), List.of(of(type.substring(arguments + 1, type.length() - 1))), nullable);
	}

	boolean isAny() {
		return this.name.equals(ANY);
	}

	/**
	 * Type of the head.
	 */
	ClassName type() {
		return java.util.Objects.requireNonNull(TYPES.get(this.name), this.name);
	}

	/**
	 * Fit a type into the form.
	 * @return what {@code T} stands for, in a list of at most one; {@code null} if the
	 * type does not fit
	 */
	@Nullable List<TypeMirror> match(TypeMirror type, TypeArguments arguments) {
		if (isAny()) {
			return List.of(type);
		}
		TypeMirror bound = arguments.bound(type);
		if (this.name.equals("void")) {
			return (bound.getKind() == TypeKind.VOID) ? List.of() : null;
		}
		if (bound.getKind() != TypeKind.DECLARED
				|| !((TypeElement) ((DeclaredType) bound).asElement()).getQualifiedName()
					.contentEquals(type().canonicalName())) {
			return null;
		}
		List<? extends TypeMirror> given = ((DeclaredType) bound).getTypeArguments();
		if (given.size() != this.arguments.size()) {
			return null;
		}
		List<TypeMirror> found = new ArrayList<>();
		for (int i = 0; i < given.size(); i++) {
			List<TypeMirror> match = this.arguments.get(i).match(given.get(i), arguments);
			if (match == null) {
				return null;
			}
			found.addAll(match);
		}
		return found;
	}

	/**
	 * Fill the form, an argument of another type.
	 */
	TypeName fill(TypeName argument) {
		if (isAny()) {
			return argument;
		}
		if (this.name.equals("void")) {
			return TypeName.VOID;
		}
		return this.arguments.isEmpty() ? type() : ParameterizedTypeName.get(type(),
				this.arguments.stream().map((form) -> form.fill(argument)).toArray(TypeName[]::new));
	}

}
