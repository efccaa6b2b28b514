package dev.tandem.processor.check;

import java.util.List;

import javax.lang.model.type.ArrayType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Several values are objects: Spring fails at the first call with an array of primitives.
 */
final class PrimitiveArrayCheck implements Check {

	private static final List<String> OF_SEVERAL_VALUES = List.of("RequestParam", "RequestHeader", "CookieValue",
			"RequestPart");

	private final Types types;

	PrimitiveArrayCheck(Types types) {
		this.types = types;
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.exchangeOperations()) {
			for (Parameter parameter : operation.parameters()) {
				String boxed = boxed(parameter.type());
				if (boxed != null && OF_SEVERAL_VALUES.stream()
					.anyMatch((annotation) -> parameter.annotation(annotation).isPresent())) {
					diagnostics.error(parameter.element(),
							"The argument '" + parameter.name() + "' of " + operation.description()
									+ " is an array of primitives, which Spring cannot send: write " + boxed
									+ "[] or List<" + boxed + ">");
				}
			}
		}
	}

	private @Nullable String boxed(TypeMirror type) {
		return (type instanceof ArrayType array && array.getComponentType() instanceof PrimitiveType primitive)
				? this.types.boxedClass(primitive).getSimpleName().toString() : null;
	}

}
