package dev.tandem.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Translates the methods of a definition into those of its twin.
 */
final class TwinMethods {

	private final TwinTypes types;

	private final ExchangeAnnotations exchanges;

	private final Suggestion suggestion;

	TwinMethods(TwinTypes types, ExchangeAnnotations exchanges, Suggestion suggestion) {
		this.types = types;
		this.exchanges = exchanges;
		this.suggestion = suggestion;
	}

	TwinMethod of(DefinitionMethod method, TypeElement definition) {
		return new TwinMethod(method, result(method, definition), parameters(method));
	}

	private TwinType result(DefinitionMethod method, TypeElement definition) {
		TypeMirror type = method.signature().getReturnType();
		if (!this.exchanges.isExchange(method)) {
			if (!method.isDefault()) {
				throw invalid(method, "has no @HttpExchange: write @GetExchange, @PostExchange or another"
						+ " of its kind on the method, or make it a default method");
			}
			if (!this.types.isReactive(type)) {
				return new TwinType(TypeNames.of(type), null);
			}
		}
		Optional<TwinType> result = this.types.result(type, this.exchanges.isStream(method, definition));
		return result.orElseThrow(() -> invalid(method, "returns '" + Suggestion.simple(type)
				+ "', which has no blocking twin: write " + this.suggestion.insteadOf(type)));
	}

	private List<TwinParameter> parameters(DefinitionMethod method) {
		List<TwinParameter> parameters = new ArrayList<>();
		List<? extends TypeMirror> parameterTypes = method.signature().getParameterTypes();
		for (VariableElement parameter : method.element().getParameters()) {
			parameters.add(TwinParameter.of(parameter, parameterTypes.get(parameters.size()), this.types));
		}
		return List.copyOf(parameters);
	}

	private static InvalidDefinitionException invalid(DefinitionMethod method, String mistake) {
		return new InvalidDefinitionException(method.element(), method.description() + " " + mistake);
	}

}
