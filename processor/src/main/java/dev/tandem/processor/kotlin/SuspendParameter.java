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

	static SuspendParameter of(Parameter parameter, boolean varargs, boolean kotlin, boolean suspending,
			KotlinFile file) {
		String name = KotlinNames.of(parameter.name());
		TypeName type = parameter.twin().name().withoutAnnotations();
		boolean nullable = isNullable(parameter, kotlin);
		String mark = nullable ? "?" : "";
		String conversion = parameter.twin().conversion();
		if (varargs && type instanceof ArrayTypeName array) {
			String spread = "*" + name + (array.componentType().isBoxedPrimitive() ? ".toTypedArray()" : "");
			return new SuspendParameter("vararg " + name + ": " + file.type(array.componentType()), spread);
		}
		if (conversion == null) {
			return new SuspendParameter(name + ": " + marked(file.type(type), nullable), name);
		}
		if (conversion.equals("mono")) {
			String runtime = file.name(ClassName.get("dev.tandem.twin", "RequestBody"));
			return new SuspendParameter(name + ": " + marked(file.type(type), nullable),
					runtime + ".mono(" + name + ")");
		}
		TypeName element = (type instanceof ParameterizedTypeName iterable)
				? KotlinTypes.bound(iterable.typeArguments().get(0)) : KotlinFile.DATA_BUFFER;
		file.function("kotlinx.coroutines.reactor.asFlux");
		return new SuspendParameter(name + ": " + file.name(KotlinFile.FLOW) + "<" + file.type(element) + ">" + mark,
				name + mark + ".asFlux(" + (suspending ? currentContext(file) : "") + ")");
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

	/**
	 * A definition in Java may leave it to Spring that an argument is optional.
	 */
	private static boolean isNullable(Parameter parameter, boolean kotlin) {
		TypeName annotated = TypeNames.annotated(parameter.twin().name(), TypeNames.nullness(parameter.element()));
		return KotlinTypes.isNullable(TypeNames.annotated(annotated, TypeNames.nullness(parameter.type())))
				|| (!kotlin && isOptional(parameter));
	}

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
