package dev.tandem.processor.write;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import javax.lang.model.type.TypeMirror;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.tandem.processor.model.DefinitionMethod;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.TwinType;
import dev.tandem.processor.model.TypeNames;

/**
 * Method of a twin.
 *
 * @param operation the operation of the definition
 * @param parameters what it takes
 */
record TwinMethod(Operation operation, List<TwinParameter> parameters) {

	static TwinMethod of(Operation operation) {
		return new TwinMethod(operation, operation.parameters().stream().map(TwinParameter::of).toList());
	}

	DefinitionMethod source() {
		return this.operation.method();
	}

	TwinType result() {
		return Objects.requireNonNull(this.operation.result());
	}

	/**
	 * Declaration in the twin, without modifiers, exceptions and body.
	 */
	MethodSpec.Builder declaration() {
		return declaration(TwinParameter::declaration);
	}

	MethodSpec.Builder declaration(Function<TwinParameter, ParameterSpec> parameter) {
		return declaration(result().name(), parameter);
	}

	/**
	 * Declaration that implements the method of the definition.
	 */
	MethodSpec.Builder implementation() {
		return declaration(TypeNames.of(this.operation.returnType()), TwinParameter::declaration);
	}

	private MethodSpec.Builder declaration(TypeName result, Function<TwinParameter, ParameterSpec> declared) {
		MethodSpec.Builder method = MethodSpec.methodBuilder(source().name())
			.addTypeVariables(source().signature().getTypeVariables().stream().map(TypeNames::declarationOf).toList())
			.returns(result)
			.varargs(source().element().isVarArgs());
		this.parameters.forEach((parameter) -> method.addParameter(declared.apply(parameter)));
		return method;
	}

	List<TypeName> exceptions() {
		return source().signature().getThrownTypes().stream().map((TypeMirror thrown) -> TypeNames.of(thrown)).toList();
	}

	/**
	 * Whether a call waits for its result.
	 */
	boolean isWaiting() {
		return result().conversion() != null && !"future".equals(result().conversion());
	}

	/**
	 * A call of the same method, with the arguments as the reactive interface takes them.
	 */
	CodeBlock callOn(CodeBlock target) {
		CodeBlock arguments = this.parameters.stream().map(TwinParameter::argument).collect(CodeBlock.joining(", "));
		return CodeBlock.of("$L.$N($L)", target, source().name(), arguments);
	}

	/**
	 * A call of the reactive method, and a wait for its result.
	 */
	CodeBlock waitFor(CodeBlock call) {
		String adaption = result().adaption();
		CodeBlock adapted = (adaption != null) ? CodeBlock.of("$T.$N($L)", TwinRuntime.ADAPTED_CALL, adaption, call)
				: call;
		String conversion = result().conversion();
		return (conversion != null) ? CodeBlock.of("$T.$N($L)", TwinRuntime.BLOCKING_CALL, conversion, adapted)
				: adapted;
	}

	/**
	 * A call of the blocking method on a thread that may block.
	 */
	CodeBlock publish(CodeBlock call) {
		return CodeBlock.of("$T.$N(() -> $L)", TwinRuntime.REACTIVE_CALL, Objects.requireNonNull(result().conversion()),
				call);
	}

	boolean isVoid() {
		return result().name().equals(TypeName.VOID);
	}

}
