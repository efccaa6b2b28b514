package dev.tandem.processor.kotlin;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;

/**
 * Writes types of Java as Kotlin has them. A type may be {@code null} only if an
 * annotation says so.
 */
final class KotlinTypes {

	private static final String FUNCTION = "kotlin.jvm.functions.Function";

	private static final Map<String, String> BUILT_IN = Stream
		.of("Object Any", "String", "CharSequence", "Throwable", "Cloneable", "Number", "Comparable", "Enum", "Byte",
				"Short", "Integer Int", "Long", "Character Char", "Float", "Double", "Boolean")
		.map((names) -> names.split(" ", -1))
		.collect(Collectors.toMap((names) -> "java.lang." + names[0], (names) -> names[names.length - 1]));

	private static final Map<String, String> COLLECTIONS = Map.of("java.lang.Iterable", "Iterable",
			"java.util.Iterator", "Iterator", "java.util.Collection", "Collection", "java.util.Set", "Set",
			"java.util.List", "List", "java.util.ListIterator", "ListIterator", "java.util.Map", "Map",
			"java.util.Map.Entry", "Map");

	private final Elements elements;

	private final KotlinImports imports;

	KotlinTypes(Elements elements, KotlinImports imports) {
		this.elements = elements;
		this.imports = imports;
	}

	/**
	 * The type, with a question mark if an annotation says that it may be {@code null}.
	 */
	String of(TypeName type) {
		String name = name(type);
		if (!isNullable(type)) {
			return name;
		}
		return name.contains("->") && name.startsWith("(") ? "(" + name + ")?" : name + "?";
	}

	static boolean isNullable(TypeName type) {
		return type.annotations()
			.stream()
			.anyMatch((annotation) -> annotation.type() instanceof ClassName name
					&& name.simpleName().equals("Nullable"));
	}

	private String name(TypeName type) {
		if (type instanceof ArrayTypeName array) {
			TypeName component = array.componentType();
			return component.isPrimitive() ? this.imports.builtIn("kotlin", primitive(component) + "Array")
					: this.imports.builtIn("kotlin", "Array") + "<" + of(component) + ">";
		}
		if (type instanceof ParameterizedTypeName parameterized) {
			return parameterized(parameterized);
		}
		if (type instanceof WildcardTypeName wildcard) {
			return projection(wildcard);
		}
		if (type instanceof TypeVariableName variable) {
			return KotlinNames.of(variable.name());
		}
		if (type.isPrimitive()) {
			return this.imports.builtIn("kotlin", primitive(type));
		}
		return type instanceof ClassName name ? simple(name) + stars(name) : this.imports.builtIn("kotlin", "Unit"); // void
	}

	private static String primitive(TypeName type) {
		return String.valueOf(BUILT_IN.get(((ClassName) type.withoutAnnotations().box()).canonicalName()));
	}

	private String simple(ClassName name) {
		String canonical = name.canonicalName();
		if (BUILT_IN.containsKey(canonical)) {
			return this.imports.builtIn("kotlin", BUILT_IN.get(canonical));
		}
		if (COLLECTIONS.containsKey(canonical)) {
			return this.imports.builtIn("kotlin.collections", COLLECTIONS.get(canonical))
					+ (canonical.endsWith(".Entry") ? ".Entry" : "");
		}
		return canonical.equals("kotlin.Unit") ? this.imports.builtIn("kotlin", "Unit") : this.imports.name(name);
	}

	/**
	 * The arguments that a raw type leaves out.
	 */
	private String stars(ClassName name) {
		TypeElement element = this.elements.getTypeElement(name.canonicalName());
		int arguments = (element != null) ? element.getTypeParameters().size() : 0;
		return (arguments == 0) ? ""
				: Stream.generate(() -> "*").limit(arguments).collect(Collectors.joining(", ", "<", ">"));
	}

	private String parameterized(ParameterizedTypeName type) {
		List<TypeName> arguments = type.typeArguments();
		String name = type.rawType().canonicalName();
		if (name.startsWith(FUNCTION)) {
			int last = arguments.size() - 1;
			return arguments.subList(0, last)
				.stream()
				.map((argument) -> of(bound(argument)))
				.collect(Collectors.joining(", ", "(", ") -> ")) + of(bound(arguments.get(last)));
		}
		boolean collection = COLLECTIONS.containsKey(name);
		boolean readOnly = collection && arguments.stream().noneMatch(KotlinTypes::isIn);
		String written = (collection && !readOnly) ? mutable(type.rawType()) : simple(type.rawType());
		return written + arguments.stream()
			.map((argument) -> (readOnly && isOut(argument)) ? of(bound(argument))
					: (name.equals("java.lang.Comparable") && isOut(argument)) ? "*" : of(argument))
			.collect(Collectors.joining(", ", "<", ">"));
	}

	/**
	 * Only what can be written to takes more than its elements are.
	 */
	private String mutable(ClassName type) {
		String name = type.canonicalName();
		return this.imports.builtIn("kotlin.collections", "Mutable" + COLLECTIONS.get(name))
				+ (name.endsWith(".Entry") ? ".MutableEntry" : "");
	}

	private static boolean isIn(TypeName argument) {
		return argument instanceof WildcardTypeName wildcard && !wildcard.lowerBounds().isEmpty();
	}

	/**
	 * Collections of Kotlin are declared so, as far as they are only read.
	 */
	private static boolean isOut(TypeName argument) {
		return argument instanceof WildcardTypeName wildcard && wildcard.lowerBounds().isEmpty()
				&& !wildcard.upperBounds().get(0).equals(ClassName.OBJECT);
	}

	private String projection(WildcardTypeName wildcard) {
		if (!wildcard.lowerBounds().isEmpty()) {
			return "in " + of(wildcard.lowerBounds().get(0));
		}
		return isOut(wildcard) ? "out " + of(wildcard.upperBounds().get(0)) : "*";
	}

	/**
	 * The type itself, or that which a wildcard names.
	 */
	static TypeName bound(TypeName type) {
		if (type instanceof WildcardTypeName wildcard) {
			return wildcard.lowerBounds().isEmpty() ? wildcard.upperBounds().get(0) : wildcard.lowerBounds().get(0);
		}
		return type;
	}

}
