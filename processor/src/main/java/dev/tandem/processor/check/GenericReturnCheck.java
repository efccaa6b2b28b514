package dev.tandem.processor.check;

import java.util.Set;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.ReactiveTypes;
import dev.tandem.processor.model.Style;
import dev.tandem.processor.model.TypeArguments;

/**
 * Spring reads off the declaration of a method whether it is reactive, and whether it
 * returns more than a body. A type variable in place of a {@code Mono} or a
 * {@code ResponseEntity} would be decoded, and fail at the first call.
 */
final class GenericReturnCheck implements Check {

	private static final Set<String> WITH_HEAD = Set.of("org.springframework.http.ResponseEntity",
			"org.springframework.http.HttpHeaders");

	private final ReactiveTypes types;

	GenericReturnCheck(ReactiveTypes types) {
		this.types = types;
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		if (definition.style() == Style.BLOCKING) {
			return;
		}
		for (Operation operation : definition.exchangeOperations()) {
			TypeMirror declared = operation.method().element().getReturnType();
			if (operation.result() == null) {
				continue;
			}
			if (declared.getKind() == TypeKind.TYPEVAR) {
				report(definition, operation, diagnostics);
			}
			else if (isVariable(declared) && isWithHead(operation.returnType())) {
				reportChoice(definition, operation, argument(operation.returnType()), diagnostics);
			}
			else if (isVariableBody(declared) && isStream(operation.returnType())) {
				reportChoice(definition, operation, argument(argument(operation.returnType())), diagnostics);
			}
		}
	}

	private static boolean isVariable(TypeMirror published) {
		return published instanceof DeclaredType type && type.getTypeArguments().size() == 1
				&& type.getTypeArguments().get(0).getKind() == TypeKind.TYPEVAR;
	}

	private static boolean isVariableBody(TypeMirror published) {
		return published instanceof DeclaredType type && type.getTypeArguments().size() == 1
				&& isVariable(type.getTypeArguments().get(0));
	}

	/**
	 * Whether the body is published, which Spring looks for in the declaration.
	 */
	private boolean isStream(TypeMirror published) {
		return isWithHead(published) && argument(published) instanceof DeclaredType entity
				&& entity.getTypeArguments().stream().anyMatch(this.types::is);
	}

	private static TypeMirror argument(TypeMirror type) {
		return ((DeclaredType) type).getTypeArguments().get(0);
	}

	private static boolean isWithHead(TypeMirror published) {
		TypeMirror value = argument(published);
		return WITH_HEAD.stream().anyMatch((name) -> TypeArguments.is(value, name));
	}

	/**
	 * Other definitions may choose well, so the mistake is in this one.
	 */
	private static void reportChoice(Definition definition, Operation operation, TypeMirror read,
			Diagnostics diagnostics) {
		String type = Suggestion.simple(operation.returnType());
		diagnostics.error(definition.element(), definition.name() + " makes '" + type + "' of the '"
				+ Suggestion.simple(operation.method().element().getReturnType()) + "' that " + operation.description()
				+ " returns, and Spring would read its body as '" + Suggestion.simple(read) + "': declare "
				+ operation.method().name() + " in " + definition.name() + " again, with '" + type + "'");
	}

	private static void report(Definition definition, Operation operation, Diagnostics diagnostics) {
		ExecutableElement element = operation.method().element();
		diagnostics.error(element,
				operation.description() + " returns the type variable '" + element.getReturnType()
						+ "', of which Spring does not know that it is '" + Suggestion.simple(operation.returnType())
						+ "' in " + definition.name() + ": write Mono<T> or Flux<T> with the variable inside");
	}

}
