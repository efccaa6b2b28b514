package dev.tandem.processor;

import java.util.List;

import javax.lang.model.type.TypeMirror;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;

/**
 * Method of a twin.
 *
 * @param source the method of the definition
 * @param result what it returns
 * @param parameters what it takes
 */
record TwinMethod(DefinitionMethod source, TwinType result, List<TwinParameter> parameters) {

	/**
	 * Declaration without modifiers and body.
	 */
	MethodSpec.Builder declaration() {
		MethodSpec.Builder method = MethodSpec.methodBuilder(this.source.name())
			.addTypeVariables(
					this.source.signature().getTypeVariables().stream().map(TypeNames::declarationOf).toList())
			.returns(this.result.name())
			.varargs(this.source.element().isVarArgs());
		this.parameters.forEach((parameter) -> method.addParameter(parameter.declaration()));
		for (TypeMirror thrown : this.source.signature().getThrownTypes()) {
			method.addException(TypeNames.of(thrown));
		}
		return method;
	}

	/**
	 * Whether a call waits for its result.
	 */
	boolean isWaiting() {
		return this.result.conversion() != null;
	}

	/**
	 * The call of the definition, with what its result is handed to.
	 */
	CodeBlock call() {
		CodeBlock arguments = this.parameters.stream().map(TwinParameter::argument).collect(CodeBlock.joining(", "));
		CodeBlock call = CodeBlock.of("this.definition.$N($L)", this.source.name(), arguments);
		String conversion = this.result.conversion();
		return (conversion != null) ? CodeBlock.of("$T.$N($L)", Twin.BLOCKING_CALL, conversion, call) : call;
	}

	boolean isVoid() {
		return this.result.name().equals(TypeName.VOID);
	}

}
