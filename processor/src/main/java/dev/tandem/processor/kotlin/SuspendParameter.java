package dev.tandem.processor.kotlin;

import java.util.List;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.TypeNames;

/**
 * Parameter of a function, and the argument of the reactive call.
 *
 * @param declaration what the function declares
 * @param argument what it hands on
 */
record SuspendParameter(String declaration, String argument) {

	private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

	static SuspendParameter of(Parameter parameter, boolean varargs, boolean kotlin, boolean suspending,
			KotlinFile file) {
		String name = KotlinNames.of(parameter.name());
		TypeName type = parameter.twin().name().withoutAnnotations();
		TypeName annotated = annotated(parameter);
		boolean nullable = KotlinTypes.isNullable(annotated) || (!kotlin && isOptional(parameter));
		boolean unknown = nullable && !kotlin && !saysSoToKotlin(annotated);
		String mark = nullable ? "?" : "";
		String conversion = parameter.twin().conversion();
		if (varargs && type instanceof ArrayTypeName array) {
			String spread = "*" + name + (array.componentType().isBoxedPrimitive() ? ".toTypedArray()" : "");
			return new SuspendParameter("vararg " + name + ": " + file.type(array.componentType()), spread);
		}
		if (conversion == null) {
			return new SuspendParameter(name + ": " + marked(file.type(type), nullable), argument(name, unknown, file));
		}
		if (conversion.equals("mono")) {
			String runtime = file.name(ClassName.get("dev.tandem.twin", "PublishedArgument"));
			return new SuspendParameter(name + ": " + marked(file.type(type), nullable),
					runtime + ".mono(" + name + ")");
		}
		TypeName element = (type instanceof ParameterizedTypeName iterable)
				? KotlinTypes.bound(iterable.typeArguments().get(0)) : KotlinFile.DATA_BUFFER;
		file.function("kotlinx.coroutines.reactor.asFlux");
		return new SuspendParameter(name + ": " + file.name(KotlinFile.FLOW) + "<" + file.type(element) + ">" + mark,
				argument(name + mark + ".asFlux(" + (suspending ? currentContext(file) : "") + ")", unknown, file));
	}

	private static String argument(String value, boolean unknown, KotlinFile file) {
		return !unknown ? value : file.name(KotlinFile.SUSPEND_CALL) + ".argument(" + value + ")";
	}

	/**
	 * The flow is collected where the function was called, and ends with the request.
	 */
	private static String currentContext(KotlinFile file) {
		file.function("kotlinx.coroutines.currentCoroutineContext");
		return "currentCoroutineContext().minusKey(" + file.name(ClassName.get("kotlinx.coroutines", "Job")) + ")";
	}

	private static String marked(String type, boolean nullable) {
		return !nullable ? type : type.startsWith("(") ? "(" + type + ")?" : type + "?";
	}

	private static TypeName annotated(Parameter parameter) {
		TypeName twin = TypeNames.annotated(parameter.twin().name(), TypeNames.nullness(parameter.element()));
		return TypeNames.annotated(twin, TypeNames.nullness(parameter.type()));
	}

	/**
	 * Kotlin knows annotations of a few packages, and nothing of Spring's. Where a
	 * definition is null-marked, any other parameter takes no {@code null} for it.
	 */
	private static boolean saysSoToKotlin(TypeName annotated) {
		return annotated.annotations().stream().anyMatch((annotation) -> annotation.type().equals(NULLABLE));
	}

	/**
	 * A definition in Java may leave it to Spring that an argument is optional.
	 */
	private static boolean isOptional(Parameter parameter) {
		return !parameter.type().getKind().isPrimitive() && List
			.of("RequestParam", "RequestHeader", "RequestBody", "RequestPart", "CookieValue", "RequestAttribute",
					"PathVariable")
			.stream()
			.flatMap((name) -> parameter.annotation(name).stream())
			.flatMap((annotation) -> Annotations.value(annotation, "required").stream())
			.anyMatch((required) -> required.getValue().equals(false));
	}

}
